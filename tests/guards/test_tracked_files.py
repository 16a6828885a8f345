"""Guard 14, and what no tracked file may hold: long paths, machines, hosts, loose ends, pragmas."""

import re
from pathlib import Path

from guards.house import ROOT, SRC, listed, text_of, tracked_files

LONGEST_PATH = 150  # Windows checks out no longer ones below a home folder
MACHINE_PATH = re.compile(r"/(?:root|work|farm|home)/[a-z]|[A-Z]:\\\\?Users\\")
# In pieces, so that this file passes its own test.
REGISTRY_HOSTS = re.compile(
    "|".join(
        name.replace("~", re.escape("."))
        for name in ("pypi~org", "pythonhosted~org", "npmjs~(?:org|com)", "deb~debian~org")
    )
)
MAKING = re.compile(
    "|".join(
        f"{left}{right}"
        for left, right in (
            ("clau", "de"),
            ("anth", "ropic"),
            ("sub-?", "agent"),
            ("coding ", "agent"),
            ("ai assist", "ant"),
            ("this ", "session"),
        )
    ),
    re.IGNORECASE,
)
LOOSE_ENDS = re.compile(
    r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b|raise NotImpl" + r"ementedError"
    r"|\bfor " + r"now\b|coming " + r"soon|尚未" + r"實作|敬請" + "期待"
)
PRAGMAS = re.compile(
    r"#\s*(?:no" + r"qa\b|type:\s*ig" + r"nore|fmt:\s*o|prag" + r"ma\b|no" + r"sec\b|ruff:|mypy:)"
)


def lines_with(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in paths
        for number, line in enumerate((text_of(path) or "").splitlines(), 1)
        if pattern.search(line)
    ]


def written_in(*folders: Path) -> list[Path]:
    return [path for path in tracked_files() if any(path.is_relative_to(top) for top in folders)]


def too_long(names: list[str]) -> list[str]:
    return [name for name in names if len(name) > LONGEST_PATH]


def test_no_path_is_too_long_for_windows() -> None:
    names = [str(path.relative_to(ROOT)) for path in tracked_files()]

    assert len(names) > 100
    assert not too_long(names)


def test_no_file_names_a_machine_or_a_registry_host() -> None:
    paths = tracked_files()

    found = [*lines_with(MACHINE_PATH, paths), *lines_with(REGISTRY_HOSTS, paths)]

    assert len(paths) > 100
    assert not found, listed(found)


def test_no_file_tells_how_it_was_made() -> None:
    # The law names products of others; the rulebook and the layouts quote it.
    quoting = (SRC / "rulebook", SRC / "exchange" / "layouts")
    paths = [p for p in tracked_files() if not any(p.is_relative_to(top) for top in quoting)]

    found = lines_with(MAKING, paths)

    assert len(paths) > 50
    assert not found, listed(found)


def test_the_source_has_no_loose_end() -> None:
    paths = written_in(SRC, ROOT / "tools", ROOT / "benchmarks")

    found = lines_with(LOOSE_ENDS, paths)

    assert len(paths) > 50
    assert not found, listed(found)


def test_no_line_switches_a_check_off() -> None:
    paths = [path for path in tracked_files() if path.suffix == ".py"]

    found = lines_with(PRAGMAS, paths)

    assert len(paths) > 50
    assert not found, listed(found)


def test_each_planted_line_is_caught() -> None:
    assert MACHINE_PATH.search("cd /ro" + "ot/x")
    assert REGISTRY_HOSTS.search("files.python" + "hosted.org")
    assert MAKING.search("written in this " + "session")
    assert LOOSE_ENDS.search("# TO" + "DO: later")
    assert PRAGMAS.search("import x  # no" + "qa: F401")
    assert too_long(["a" * 151])


def test_look_alikes_pass() -> None:
    assert not MACHINE_PATH.search("homework/root cause and ~/.zhicai")
    assert not REGISTRY_HOSTS.search("the package registry")
    assert not MAKING.search("a database session; this decision; prompts for a password")
    assert not LOOSE_ENDS.search("mastodon, for nowhere, hackathon")
    assert not PRAGMAS.search("# pragmatic; noquality")
    assert not too_long(["a" * 150])
