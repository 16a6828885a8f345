"""Bars as SVG: named, readable without colour, no style that the site forbids."""

import re
from xml.etree import ElementTree as ET

from zhicai.web.components.bars import MOST_ROWS, Bar, draw_bars

SVG = "{http://www.w3.org/2000/svg}"
BARS = (Bar("示範局", 6, 3, 1, "還差 4 人"), Bar("示範他局", 0, 0, 5, "還差 5 人"))


def drawn(bars=BARS, title="各機關"):
    """The picture as a tree; in a page the browser knows the name space by itself."""
    text = draw_bars(title, bars)
    return ET.fromstring(text.replace("<svg ", f'<svg xmlns="{SVG.strip("{}")}" ', 1))


def widths(tree):
    rows = [node for node in tree.iter(f"{SVG}rect") if node.get("height") == "16"]
    return [float(node.get("width")) for node in rows]


def test_picture_has_a_name_and_a_description():
    tree = drawn()

    assert tree.get("role") == "img"
    told = {node.get("id"): node.text for node in tree if node.get("id")}
    assert told[tree.get("aria-labelledby").split()[0]] == "各機關"
    assert "達成、未達成、資料不足" in told["zc-bars-desc"]


def test_length_of_a_part_is_its_number_of_people():
    found = widths(drawn())

    assert len(found) == 4
    assert found[0] == 2 * found[1]
    assert found[1] == 3 * found[2]
    assert abs(found[3] - 5 * found[2]) < 1


def test_parts_are_told_apart_by_pattern():
    fills = {node.get("fill") for node in drawn().iter(f"{SVG}rect") if node.get("height") == "16"}

    assert len(fills) == 3
    assert any(fill.startswith("url(#") for fill in fills)


def test_names_from_files_are_only_text():
    text = draw_bars("<各機關>", [Bar("<script>局", 1, 0, 0, "<b>")])

    assert "<script>" not in text
    assert "<b>" not in text
    assert not re.search(r"\sstyle=|\son\w+=", text)


def test_many_lines_are_cut_and_the_cut_is_told():
    tree = drawn([Bar(f"第{at}局", 1, 1, 0, "") for at in range(MOST_ROWS + 5)])

    assert len(widths(tree)) == 2 * MOST_ROWS
    assert f"只畫前 {MOST_ROWS} 個" in tree.find(f"{SVG}desc").text


def test_nobody_anywhere_gives_no_picture():
    assert draw_bars("各機關", []) == ""
    assert draw_bars("各機關", [Bar("示範局", 0, 0, 0, "")]) == ""
