"""Give back the officer's own files with a column 「問題」."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from zhicai.actions.import_files import ImportReport
from zhicai.exchange.sheets.write import Problems, write_annotated


def write_faulty_files(
    report: ImportReport, folder: Path, *, password: Callable[[str], str | None] | None = None
) -> list[Path]:
    """One annotated copy for each source file that has a faulty row; returns what was written.

    The copy bears another name than the source, which is never written to.
    """
    told: dict[Path, dict[tuple[str | None, str, int], str]] = defaultdict(dict)
    for file in report.files:
        if file.source is None:
            continue
        inner = file.name.partition("/")[2] or None
        for (sheet, number), remarks in file.problems.items():
            text = "；".join(remark.message for remark in remarks)
            told[file.source][(inner, sheet, number)] = text
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for source, problems in told.items():
        out = folder / f"{source.stem}_問題{source.suffix}"
        written.append(write_annotated(source, out, Problems(problems, password=password)))
    return written
