"""The learned part of suggestions: fitted by scikit-learn, kept as plain numbers."""
