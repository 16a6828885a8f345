"""Models and migrations say the same, and each migration is named for what it does."""

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from zhicai.records.ledger.models import Version


def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_migration_bears_a_made_up_name():
    own = {config.label for config in apps.get_app_configs() if "zhicai" in config.name}
    names = [name for app, name in MigrationLoader(connection).disk_migrations if app in own]

    assert len(names) >= len(own) >= 8
    assert not [name for name in names if "_auto_" in name or name.endswith("_initial")]


def test_the_installation_has_one_version_row_from_the_start():
    assert list(Version.objects.values_list("id", "sequence")) == [(1, 0)]


def test_every_table_about_people_carries_its_agency():
    """Row-level security will need it."""
    tables = [model for model in apps.get_models() if has(model, "person_id")]
    exempt = {"DraftAnswer", "MatchMemory", "StagedMatch", "StagedPerson"}  # their owner does
    exempt |= {"Appointment", "DutyConfirmation", "StaffRequest"}  # by code of the agency
    lacking = {model.__name__ for model in tables if not has(model, "agency_id")} - exempt

    assert len(tables) > 8
    assert lacking == set()


def has(model, column):
    return any(field.column == column for field in model._meta.fields)
