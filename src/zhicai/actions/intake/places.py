"""Where a row stands in its file."""

from string import ascii_uppercase

from zhicai.actions.intake.shelf import Source
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.remarks import Remark
from zhicai.exchange.layouts.reading import Row

Place = tuple[str, int]


def place_of(row: Row) -> Place:
    """Sheet and line, by which the faults of one row are gathered."""
    return row.sheet, row.number


def place_of_remark(remark: Remark) -> Place:
    """Sheet and line of the cell that a remark speaks of."""
    digits = (remark.cell or "").lstrip(ascii_uppercase)
    return remark.sheet or "", int(digits or 0)


def source_of(file_id: int, row: Row) -> Source:
    """What a version keeps of the row that it was read from, such as `名冊!17`."""
    return Source(file_id, f"{mask_ids_in(row.sheet)[:60]}!{row.number}")
