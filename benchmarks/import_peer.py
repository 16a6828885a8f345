"""django-import-export on the same file: read it, preview it or write it, tell seconds and counts.

Usage: python -m benchmarks.import_peer WAY make|preview|apply DATABASE FOLDER

One table with the columns of the file and a unique natural key. Nothing is judged, no version is
kept, and but for the last way no person and no course is looked up:

admin   as its confirmation page does: a row at a time, unchanged rows skipped, HTML difference
bulk    use_bulk, skip_unchanged, skip_html_diff: what its documentation names for large files
cached  as bulk, with the key in one column and CachedInstanceLoader: no query for each row
linked  as admin, with the person and the course found by ForeignKeyWidget, as ours must find them
"""

import datetime as dt
import json
import sys
import time
from pathlib import Path
from typing import Any

import django
from django.conf import settings

from benchmarks.import_data import HEADERS

BULK = {"use_bulk": True, "skip_html_diff": True}
WAYS: dict[str, dict[str, Any]] = {"admin": {}, "bulk": BULK, "cached": BULK, "linked": {}}
FIELDS = (
    *("person", "name", "agency_code", "provider", "course", "course_name"),
    *("session", "minutes", "completed_on", "nature", "is_work_related", "category_code"),
)
KEY = ("person", "course", "completed_on", "session")
LINKS = {"person": ("Person", "national_id"), "course": ("Course", "code")}
OUTCOMES = {"new": "added", "update": "updated", "skip": "unchanged"}


def open_database(path: Path) -> None:
    """With the settings that ours gives SQLite."""
    options = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
    engine = "django.db.backends.sqlite3"
    settings.configure(
        DATABASES={"default": {"ENGINE": engine, "NAME": path, "OPTIONS": options}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=["django.contrib.contenttypes", "import_export", "benchmarks"],
        USE_TZ=True,
    )
    django.setup()


def make_model(name: str, columns: dict[str, Any], constraints: tuple[Any, ...] = ()) -> Any:
    from django.db import models

    meta = type("Meta", (), {"app_label": "benchmarks", "constraints": list(constraints)})
    return type(name, (models.Model,), {**columns, "Meta": meta, "__module__": __name__})


def make_models(way: str) -> dict[str, Any]:
    """The table of hours, and those that it points to where people and courses are linked."""
    from django.db import models

    columns: dict[str, Any] = {name: models.CharField(max_length=200) for name in FIELDS}
    columns |= {
        "minutes": models.IntegerField(),
        "completed_on": models.DateField(),
        "is_work_related": models.BooleanField(null=True),
    }
    made = {}
    if way == "linked":
        for name, (model, key) in LINKS.items():
            made[model] = make_model(model, {key: models.CharField(max_length=200, unique=True)})
            columns[name] = models.ForeignKey(made[model], models.PROTECT)
    if way == "cached":
        columns["row_key"] = models.CharField(max_length=200, unique=True)
    unique = models.UniqueConstraint(fields=KEY, name="one_of_a_kind")
    made["Hours"] = make_model("Hours", columns, () if way == "cached" else (unique,))
    return made


def make_widgets(models: dict[str, Any]) -> dict[str, Any]:
    from import_export import widgets

    class RocDate(widgets.Widget):
        def clean(self, value: str, **_: Any) -> dt.date:
            year, month, day = map(int, value.split("/"))
            return dt.date(year + 1911, month, day)

    class Minutes(widgets.Widget):
        def clean(self, value: float, **_: Any) -> int:
            return round(value * 60)

    class YesNo(widgets.BooleanWidget):
        TRUE_VALUES = ("是",)
        FALSE_VALUES = ("否",)

    made = {"completed_on": RocDate(), "minutes": Minutes(), "is_work_related": YesNo()}
    for name, (model, key) in LINKS.items():
        if model in models:
            made[name] = widgets.ForeignKeyWidget(models[model], field=key)
    return made


def make_resource(models: dict[str, Any], way: str) -> Any:
    from import_export import fields, resources
    from import_export.instance_loaders import CachedInstanceLoader

    widgets = make_widgets(models)
    members: dict[str, Any] = {
        name: fields.Field(attribute=name, column_name=header, widget=widgets.get(name))
        for name, header in zip(FIELDS, HEADERS["hours"], strict=True)
    }
    options = {"model": models["Hours"], "import_id_fields": KEY, "skip_unchanged": True}
    options |= WAYS[way]
    if way == "cached":
        members["row_key"] = fields.Field(attribute="row_key", column_name="row_key")
        options |= {"import_id_fields": ("row_key",), "instance_loader_class": CachedInstanceLoader}
    options["fields"] = tuple(members)
    if way == "cached":
        members["before_import"] = add_keys
    if way == "linked":
        members["get_queryset"] = lambda _: models["Hours"].objects.select_related(*LINKS)
    members["Meta"] = type("Meta", (), options)
    return type("HoursResource", (resources.ModelResource,), members)()


def add_keys(_: Any, dataset: Any, **__: Any) -> None:
    """The natural key as one text beside the columns of the file."""
    wanted = ("身分證字號", "課程代碼", "完成日期", "期別")
    places = [HEADERS["hours"].index(name) for name in wanted]
    dataset.append_col(lambda row: "|".join(row[at] for at in places), header="row_key")


def read(path: Path) -> Any:
    from import_export.formats.base_formats import XLSX

    return XLSX().create_dataset(path.read_bytes())


def make_tables(models: dict[str, Any], folder: Path) -> None:
    """Empty tables; people and courses as the files name them."""
    from django.db import connection

    with connection.schema_editor() as editor:
        for model in models.values():
            editor.create_model(model)
    keys = {"Person": ("roster.xlsx", "身分證字號"), "Course": ("levels.xlsx", "課程代碼")}
    for model, key in LINKS.values():
        if model in models:
            name, header = keys[model]
            made = (models[model](**{key: text}) for text in read(folder / name)[header])
            models[model].objects.bulk_create(made)


def take_in(resource: Any, path: Path, *, is_dry: bool) -> dict[str, Any]:
    began = time.perf_counter()
    dataset = read(path)
    read_at = time.perf_counter()
    result = resource.import_data(dataset, dry_run=is_dry, raise_errors=not is_dry)
    done_at = time.perf_counter()
    assert not result.has_errors(), (result.base_errors, result.row_errors()[:1])
    counts = {OUTCOMES.get(kind, kind): count for kind, count in result.totals.items() if count}
    return {"read": read_at - began, "import": done_at - read_at, "counts": counts}


def main(way: str, *words: str) -> None:
    step, database, folder = words[0], Path(words[1]), Path(words[2])
    open_database(database)
    models = make_models(way)
    if step == "make":
        make_tables(models, folder)
    name = "earlier.xlsx" if step == "make" else "hours.xlsx"
    resource = make_resource(models, way)
    print(json.dumps(take_in(resource, folder / name, is_dry=step == "preview")))


if __name__ == "__main__":
    main(*sys.argv[1:])
