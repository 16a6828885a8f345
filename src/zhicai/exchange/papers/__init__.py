"""The only door to PDF: typst templates filled with data, never with markup."""
