"""Guard 11: a layout is not whole, or a sample or test names a person who could exist."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from guards.house import ROOT, SRC, listed, text_of, tracked_files

LAYOUTS = SRC / "exchange" / "layouts"
PARTS = ("columns.py", "sample.csv", "README.md")
ID = re.compile(r"(?<![0-9A-Za-z])[A-Z][12A-D89][0-9]{8}(?![0-9A-Za-z])")
DEMO = re.compile(r"[A-Z][12A-D89]0000[0-9]{5}|[A-Z][12A-D89]0000[0-9]{4}")
LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"  # in the order of their values 10, 11, 12 …
WEIGHTS = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)


def has_true_check_digit(text: str) -> bool:
    """Whether the last digit closes the sum, for national IDs and both resident permits.

    Counted here anew: a guard does not trust the code that it watches.
    """
    value = LETTERS.index(text[0]) + 10
    second = text[1] if text[1].isdigit() else str(LETTERS.index(text[1]) % 10)
    digits = [value // 10, value % 10, int(second), *(int(digit) for digit in text[2:])]
    return sum(digit * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 10 == 0


def possible_people(text: str) -> list[str]:
    """IDs that somebody may bear: right check digit, outside the demo range."""
    return [
        found
        for found in ID.findall(text)
        if has_true_check_digit(found) and not DEMO.fullmatch(found)
    ]


def texts_in(path: Path) -> Iterator[str]:
    """What a file says, sheets and other zipped files unpacked."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield archive.read(name).decode("utf-8", errors="replace")
        return
    text = text_of(path)
    yield text if text is not None else path.read_bytes().decode("cp950", errors="replace")


def incomplete(folders: list[Path]) -> list[str]:
    return [
        f"{folder.name}: {part} is missing or empty"
        for folder in folders
        for part in PARTS
        if not (folder / part).is_file() or not (folder / part).stat().st_size
    ]


def layout_folders(layouts: Path) -> list[Path]:
    return sorted(
        path for path in layouts.iterdir() if path.is_dir() and not path.name.startswith("_")
    )


def test_every_layout_folder_is_whole() -> None:
    folders = layout_folders(LAYOUTS)

    assert len(folders) > 5
    assert not incomplete(folders), listed(incomplete(folders))


def test_no_file_names_a_person_who_could_exist() -> None:
    paths = tracked_files()
    read = [(path, text) for path in paths for text in texts_in(path)]

    found = [
        f"{path.relative_to(ROOT)}: {seen[:6]}****"
        for path, text in read
        for seen in possible_people(text)
    ]

    assert len(paths) > 100
    assert any(DEMO.search(text) for _, text in read), "no sample holds an ID: look again"
    assert not found, listed(sorted(set(found)))


def test_a_planted_real_looking_id_is_caught_in_text_and_in_a_zip(tmp_path: Path) -> None:
    planted = "A" + "1234567" + "89"  # in two pieces, or this file would be an offender
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w") as archive:
        archive.writestr("sharedStrings.xml", f"<t>{planted}</t>")

    assert possible_people(f"王,{planted},職員") == [planted]
    assert [possible_people(text) for text in texts_in(tmp_path / "book.xlsx")] == [[planted]]


def test_demo_ids_wrong_digits_and_longer_codes_pass() -> None:
    demo = "A100001239" if has_true_check_digit("A100001239") else "A100001230"
    wrong = "A" + "1234567" + "80"

    assert not possible_people(f"{demo} {wrong} XA{'1234567' + '89'}0 A{'12345'}****")


def test_a_planted_layout_without_sample_is_caught(tmp_path: Path) -> None:
    for name, parts in {"whole": PARTS, "half": PARTS[:1]}.items():
        (tmp_path / name).mkdir()
        for part in parts:
            (tmp_path / name / part).write_text("x", encoding="utf-8")

    found = incomplete(layout_folders(tmp_path))

    assert len(found) == 2
    assert all(line.startswith("half") for line in found)
