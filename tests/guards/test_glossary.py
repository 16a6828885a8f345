"""Guard 5: models, columns, rulebook ids and enum members use the words of the glossary."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.apps import apps

from guards.house import (
    CJK,
    ROOT,
    RULEBOOK,
    SRC,
    docstrings,
    dotted,
    functions,
    listed,
    parse,
    place,
    read_yaml,
    written_files,
)

GLOSSARY = ROOT / "glossary.yaml"
KEYS = {"term", "identifier", "means", "basis", "not", "never_alone", "not_shown"}
ENUMS = {"Enum", "StrEnum", "IntEnum", "Flag", "TextChoices", "IntegerChoices"}
NOT_PROVISIONS = {"sources", "coverage"}
PROPER_NAMES = {"certifications"}  # a scheme bears the name that its issuer gave it
# Command nouns and JSON keys follow semantics.md §6; layout folders follow §10 of the design.
EXEMPT_ROOMS = ("cli", "web", "api")


@dataclass
class Glossary:
    entries: list[dict]
    words: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.words = {word for entry in self.entries for word in split(entry["identifier"])}

    def forbidden(self, key: str) -> dict[str, str]:
        """Each word that may not be used, with the one to use instead."""
        return {
            str(word): entry["identifier"] for entry in self.entries for word in entry.get(key, [])
        }


def read_glossary() -> Glossary:
    return Glossary(read_yaml(GLOSSARY))


def split(name: str) -> list[str]:
    """`StagedPerson` and `staged_person` are the same two words; digits are none."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return [word for word in re.split(r"[^a-z0-9]+", spaced.lower()) if not is_code(word)]


def is_code(word: str) -> bool:
    """Numbers and single letters are codes of somebody's list, not words."""
    return len(word) < 2 or word.isdigit()


def is_listed(word: str, words: set[str]) -> bool:
    """A listed word or its plain plural."""
    singulars = {word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word)}
    return bool(singulars & words)


def model_names() -> Iterator[tuple[str, str]]:
    for config in apps.get_app_configs():
        if not config.name.startswith("zhicai."):
            continue
        for model in config.get_models():
            yield f"model {model.__name__}", model.__name__
            for column in model._meta.local_fields:
                yield f"column {model.__name__}.{column.name}", column.name


def enum_names(path: Path, tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        if not ENUMS & {dotted(base).split(".")[-1] for base in node.bases}:
            continue
        yield f"enum {place(path, node)} {node.name}", node.name
        for item in node.body:
            targets = item.targets if isinstance(item, ast.Assign) else []
            for target in targets:
                if isinstance(target, ast.Name) and not target.id.startswith("_"):
                    yield f"member {place(path, item)} {node.name}.{target.id}", target.id


def rulebook_names() -> Iterator[tuple[str, str]]:
    for path in sorted(RULEBOOK.rglob("*.yaml")):
        if NOT_PROVISIONS & set(path.relative_to(RULEBOOK).parts):
            continue
        data = read_yaml(path)
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            room, _, name = data["id"].partition(".")
            yield f"rulebook id {data['id']}", room if room in PROPER_NAMES else f"{room}_{name}"


def defined_names(path: Path, tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Modules, classes and functions, outside the rooms whose words are promised elsewhere."""
    if path.relative_to(SRC).parts[0] in EXEMPT_ROOMS:
        return
    yield f"module {place(path, 1)}", path.stem
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield f"class {place(path, node)} {node.name}", node.name
    for node, _ in functions(tree):
        yield f"function {place(path, node)} {node.name}", node.name


def governed_names() -> list[tuple[str, str]]:
    enums = (name for path in written_files(SRC) for name in enum_names(path, parse(path)))
    return [*model_names(), *enums, *rulebook_names()]


def unlisted(names: list[tuple[str, str]], words: set[str]) -> list[str]:
    return [
        f"{where}: `{word}` is not in glossary.yaml"
        for where, name in names
        for word in split(name)
        if not is_listed(word, words)
    ]


def misnamed(names: list[tuple[str, str]], glossary: Glossary) -> list[str]:
    banned, bare = glossary.forbidden("not"), glossary.forbidden("never_alone")
    found = []
    for where, name in names:
        words = split(name)
        found += [f"{where}: say {banned[word]}, not {word}" for word in words if word in banned]
        if len(words) == 1 and words[0] in bare:
            found.append(f"{where}: say {bare[words[0]]}, never bare {words[0]}")
    return found


def misleading(path: Path, tree: ast.Module, banned: dict[str, str]) -> list[str]:
    """Chinese words that mislead an officer, in what the program says."""
    prose = docstrings(tree)
    return [
        f"{place(path, node)}: {word} misleads an officer; see {banned[word]} in glossary.yaml"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
        for word in banned
        if word in node.value
    ]


def test_every_entry_is_complete_and_defined_once() -> None:
    entries = read_glossary().entries
    identifiers = [entry["identifier"] for entry in entries]

    assert len(entries) > 100
    assert not [entry for entry in entries if not set(entry) <= KEYS]
    assert not [entry for entry in entries if not CJK.search(entry["term"]) or not entry["means"]]
    assert sorted(identifiers) == sorted(set(identifiers))


def test_every_model_column_enum_and_rulebook_id_uses_listed_words() -> None:
    names = governed_names()

    found = unlisted(names, read_glossary().words)

    assert {where.split()[0] for where, _ in names} >= {"model", "column", "enum", "member"}
    assert len(names) > 100
    assert not found, listed(sorted(set(found)))


def test_no_forbidden_word_is_an_identifier() -> None:
    defined = [name for path in written_files(SRC) for name in defined_names(path, parse(path))]

    found = misnamed([*governed_names(), *defined], read_glossary())

    assert len(defined) > 100
    assert not found, listed(found)


def test_no_message_uses_a_misleading_word() -> None:
    paths, banned = written_files(SRC), read_glossary().forbidden("not_shown")

    found = [line for path in paths for line in misleading(path, parse(path), banned)]

    assert len(banned) > 5
    assert not found, listed(found)


def test_a_planted_word_is_caught_and_a_plural_passes() -> None:
    glossary = Glossary([{"identifier": "staged_person"}, {"identifier": "agency"}])

    assert unlisted([("model", "StagedWidget")], glossary.words)
    assert not unlisted([("model", "StagedPersons"), ("column", "agencies_2")], glossary.words)


def test_a_planted_enum_member_is_seen_and_a_plain_class_is_not() -> None:
    tree = ast.parse("class A(StrEnum):\n    WIDGET = 'w'\n\nclass B(Base):\n    GADGET = 1\n")

    names = [name for _, name in enum_names(SRC / "planted.py", tree)]

    assert names == ["A", "WIDGET"]


def test_planted_forbidden_words_are_caught_and_longer_words_pass() -> None:
    glossary = Glossary(
        [
            {"identifier": "account", "not": ["user"]},
            {"identifier": "talent_role", "never_alone": ["role"]},
        ]
    )

    assert len(misnamed([("a", "find_user"), ("b", "role")], glossary)) == 2
    assert not misnamed([("a", "used_by"), ("b", "talent_role"), ("c", "roles")], glossary)


def test_a_planted_misleading_word_is_caught_and_a_docstring_passes() -> None:
    banned = {"凍結": "snapshot"}

    assert misleading(SRC / "a.py", ast.parse('SAY = "已凍結"'), banned)
    assert not misleading(SRC / "a.py", ast.parse('"""不說凍結."""\nSAY = "定版"'), banned)
