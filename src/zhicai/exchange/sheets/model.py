"""The door for reading: what a sheet is, and how a file becomes sheets."""

from zhicai.exchange.sheets.book import (
    Book,
    Broken,
    Kind,
    Line,
    Sheet,
    Value,
    cell_address,
    column_letter,
)
from zhicai.exchange.sheets.read import open_books

__all__ = [
    "Book",
    "Broken",
    "Kind",
    "Line",
    "Sheet",
    "Value",
    "cell_address",
    "column_letter",
    "open_books",
]
