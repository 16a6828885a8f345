"""Guard 15: a lock holds an address or a line without a hash, or does not match what is asked."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from guards.house import ROOT, listed

FOLDER = ROOT / "requirements"
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def entries(text: str) -> list[str]:
    """Each locked package with its continuation lines, comments apart."""
    kept = "\n".join(line for line in text.splitlines() if not line.strip().startswith("#"))
    return [entry for entry in re.split(r"(?<!\\)\n", kept) if entry.strip()]


def faults(name: str, text: str) -> list[str]:
    found = [f"{name}: holds an address"] if ":" + "//" in text else []
    for entry in entries(text):
        first = entry.split("\\")[0].strip()
        if not re.match(r"[A-Za-z0-9._-]+==\S+", first):
            found.append(f"{name}: {first} is not one exact version")
        if not HASH.search(entry):
            found.append(f"{name}: {first} has no hash")
    return found


def asked(path: Path) -> list[Requirement]:
    """What an .in file asks for, the files that it includes as well."""
    wanted: list[Requirement] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            wanted += asked(path.parent / line[3:].strip())
        elif line.strip() and not line.startswith(("#", "-c ")):
            wanted.append(Requirement(line))
    return wanted


def locked(text: str) -> dict[str, str]:
    found = (re.match(r"([A-Za-z0-9._-]+)==(\S+)", entry) for entry in entries(text))
    return {canonicalize_name(match[1]): match[2] for match in found if match}


def unmet(wanted: list[Requirement], versions: dict[str, str]) -> list[str]:
    """Requests that the lock does not hold at a version that is allowed."""
    return [
        str(item)
        for item in wanted
        if not item.specifier.contains(versions.get(canonicalize_name(item.name), "0"))
        or canonicalize_name(item.name) not in versions
    ]


def test_every_lock_is_hashed_and_has_no_address() -> None:
    names = sorted(path.stem for path in FOLDER.glob("*.in"))

    found = [
        line
        for name in names
        for line in faults(name, (FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    ]

    assert names == ["base", "dev", "postgres", "spark"]
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == names
    assert not found, listed(found)


def test_every_lock_holds_what_is_asked_for() -> None:
    for path in FOLDER.glob("*.in"):
        versions = locked(path.with_suffix(".txt").read_text(encoding="utf-8"))

        assert len(versions) >= len(asked(path)) > 0
        assert not unmet(asked(path), versions), path.name


def test_the_package_asks_for_what_the_base_locks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    building = {"setuptools"}

    declared = {str(Requirement(line)) for line in project["dependencies"]}
    based = {str(item) for item in asked(FOLDER / "base.in") if item.name not in building}

    assert len(declared) > 5
    assert declared == based


def test_no_other_lock_format_is_committed() -> None:
    others = ("uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock", "package-lock.json")

    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()

    assert {"uv.lock", "pylock.toml"} <= set(ignored)
    assert not [name for name in others if name not in ignored and (ROOT / name).exists()]


def test_a_planted_address_and_a_planted_bare_line_are_caught() -> None:
    digest = "0" * 64

    assert faults("a", f"--index-url https:{'//'}x\nclick==8.1 \\\n    --hash=sha256:{digest}")
    assert faults("a", "click==8.1\n    # via nothing")
    assert faults("a", f"click>=8.1 \\\n    --hash=sha256:{digest}")


def test_a_whole_entry_with_marker_and_comment_passes() -> None:
    digest = "0" * 64
    text = f"click==8.1 ; python_version < '3.12' \\\n    --hash=sha256:{digest}\n    # via base\n"

    assert not faults("a", text)
    assert locked(text) == {"click": "8.1"}


def test_a_planted_unlocked_request_is_caught() -> None:
    wanted = [Requirement("click>=8.2"), Requirement("Django")]

    assert unmet(wanted, {"click": "8.1"}) == ["click>=8.2", "Django"]
    assert not unmet(wanted, {"click": "8.3", "django": "5.2"})
