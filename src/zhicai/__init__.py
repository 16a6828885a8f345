"""智才: runs the AI公務人才認定指引 for a government HR office."""

__version__ = "0.1.0"
