"""Guards of the paper beside the work: links, decisions, changelog fragments, the two commands."""

import re
from pathlib import Path

import yaml

from guards.house import CJK, ROOT, RULEBOOK, listed, tracked_files
from guards.test_locks import asked

FRAGMENTS = ROOT / "changelog.d"
DECISIONS = ROOT / "docs" / "decisions"
KINDS = {"新增", "修正", "變更", "條文"}
RULE_KEYS = {"適用期間", "影響條文"}
PARTS = ("## 問題", "## 選擇", "## 代價")
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)")


def broken_links(page: Path, text: str) -> list[str]:
    targets = LINK.findall(text)
    return [f"{page.name}: {target}" for target in targets if not (page.parent / target).exists()]


def read_fragment(text: str) -> tuple[dict, str]:
    match = re.fullmatch(r"---\n(.*?)\n---\n(.*)", text, flags=re.DOTALL)
    return (yaml.safe_load(match[1]), match[2]) if match else ({}, "")


def fragment_faults(name: str, text: str, *, provisions: set[str]) -> list[str]:
    """What a fragment lacks; a rule change lacks more easily."""
    head, body = read_fragment(text)
    found = [] if head.get("類別") in KINDS else [f"{name}: 類別 is none of {sorted(KINDS)}"]
    if not CJK.search(body):
        found.append(f"{name}: says nothing in Chinese")
    if head.get("類別") != "條文":
        return found
    found += [f"{name}: {key} is missing" for key in sorted(RULE_KEYS - set(head))]
    if not {"起日", "迄日"} <= set(head.get("適用期間") or {}):
        found.append(f"{name}: 適用期間 needs 起日 and 迄日 (null where still in force)")
    named = head.get("影響條文") or []
    found += [f"{name}: {item} is no provision" for item in named if item not in provisions]
    return found if named else [*found, f"{name}: 影響條文 names nothing"]


def provision_ids() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in RULEBOOK.rglob("*.yaml"))
    return {found for text in texts for found in re.findall(r"^id: (\S+)", text, re.MULTILINE)}


def test_every_link_between_pages_leads_somewhere() -> None:
    pages = [path for path in tracked_files() if path.suffix == ".md"]

    found = [line for page in pages for line in broken_links(page, page.read_text("utf-8"))]

    assert len(pages) > 10
    assert not found, listed(found)


def test_every_fragment_is_whole() -> None:
    fragments, provisions = sorted(FRAGMENTS.glob("*")), provision_ids()

    found = [
        line
        for path in fragments
        for line in fragment_faults(path.name, path.read_text("utf-8"), provisions=provisions)
    ]

    assert fragments
    assert len(provisions) > 10
    assert not found, listed(found)


def test_every_decision_asks_chooses_and_names_its_price() -> None:
    pages = sorted(DECISIONS.glob("*.md"))

    found = [
        f"{page.name}: {part}"
        for page in pages
        for part in PARTS
        if part not in page.read_text("utf-8")
    ]

    assert len(pages) > 5
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    assert not found, listed(found)


def test_every_dependency_of_the_base_is_argued_for() -> None:
    argued = "".join(page.read_text("utf-8") for page in DECISIONS.glob("*.md"))

    wanted = [item.name for item in asked(ROOT / "requirements" / "base.in")]

    assert len(wanted) > 5
    assert not [name for name in wanted if f"`{name}`" not in argued]


def test_the_readme_names_the_two_commands_and_shows_the_table() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    table = re.search(r"<!-- kpi-table:begin.*?-->(.*?)<!-- kpi-table:end -->", text, re.DOTALL)

    assert "make demo" in text
    assert "make test" in text
    assert table is not None
    assert "達成" in table[1]


def test_a_planted_broken_link_is_caught_and_an_address_passes(tmp_path: Path) -> None:
    (tmp_path / "here.md").write_text("", encoding="utf-8")
    text = "[a](here.md) [b](gone.md) [c](mailto:a@example.org) [d](here.md#part)"

    assert broken_links(tmp_path / "page.md", text) == ["page.md: gone.md"]


def test_a_planted_rule_change_without_its_keys_is_caught() -> None:
    bare = "---\n類別: 條文\n---\n調高目標。\n"
    head = "適用期間: {起日: 2026-01-01, 迄日: null}\n影響條文: [a.b]"
    whole = f"---\n類別: 條文\n{head}\n---\n調高目標。\n"

    assert len(fragment_faults("x", bare, provisions={"a.b"})) == 4
    assert not fragment_faults("x", whole, provisions={"a.b"})
    assert fragment_faults("x", whole, provisions={"c.d"})
    assert not fragment_faults("x", "---\n類別: 修正\n---\n更正。\n", provisions=set())
