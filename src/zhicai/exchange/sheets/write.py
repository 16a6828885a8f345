"""The door for writing: tables to files, and problems into an officer's own file."""

from zhicai.exchange.sheets.writing.annotate import write_annotated
from zhicai.exchange.sheets.writing.csv_text import CannotWrite, write_csv
from zhicai.exchange.sheets.writing.ods import write_ods
from zhicai.exchange.sheets.writing.problems import Problems
from zhicai.exchange.sheets.writing.tables import Table
from zhicai.exchange.sheets.writing.xlsx import write_xlsx

__all__ = [
    "CannotWrite",
    "Problems",
    "Table",
    "write_annotated",
    "write_csv",
    "write_ods",
    "write_xlsx",
]
