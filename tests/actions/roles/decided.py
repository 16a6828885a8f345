"""Duties and decisions for tests of roles."""

from actions.world import CHEN, COUNTY, LIN, WU, person_key
from zhicai.actions.intake.role_book import AssignmentValues, write_suggestion
from zhicai.actions.intake.shelf import Change, Source
from zhicai.actions.roles.held_duties import held_duties
from zhicai.actions.roles.write_decisions import write_decisions

BUILDS = "一、資訊系統開發及維運。\n二、資料庫管理。\n三、其他臨時交辦事項。"
FILES = "一、公文收發及檔案管理。\n二、會議庶務。"
PLANS = "一、規劃本縣資訊發展策略。\n二、督導所屬資訊業務。\n三、資訊系統委外採購與履約管理。"
DUTIES = ((CHEN, "陳一心", BUILDS), (LIN, "林二美", FILES), (WU, "吳三立", PLANS))


def bring_duties(world, rows=DUTIES):
    return world.bring(world.file("duties", rows))


def write(world, *told, agency=COUNTY):
    """Decisions as the records keep them; told: (national ID, talent role)."""
    by = world.caller(minutes=1)
    people = {person_key(one): talent_role for one, talent_role in told}
    held = held_duties(list(people), by.today)
    kept = write_suggestion({"talent_role": "application", "confidence": 90, "abstained": ""})
    changes = [
        Change(
            None,
            AssignmentValues(person, talent_role, "", held[person].duty_hash, kept, "依職掌"),
            Source(None, ""),
        )
        for person, talent_role in people.items()
    ]
    return write_decisions(lambda: changes, agency_code=agency, by=by)
