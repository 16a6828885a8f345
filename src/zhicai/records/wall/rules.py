"""The rules of the wall as PostgreSQL reads them."""

from dataclasses import dataclass

from zhicai.records.wall.tables import Wall

SCOPE, FIGURES, DAY, PLAN = "zhicai.scope", "zhicai.figures", "zhicai.day", "zhicai.plan"
ALL = "*"
SEES_ALL = "(select zhicai_sees_all())"
MINE = f"(select * from zhicai_within('{SCOPE}'))"
MINE_CODES = f"(select * from zhicai_codes_within('{SCOPE}'))"
SHOWN = f"(select * from zhicai_within('{FIGURES}'))"
SHOWN_CODES = f"(select * from zhicai_codes_within('{FIGURES}'))"
LINE = f"(select * from zhicai_in_line('{FIGURES}'))"
LINE_CODES = f"(select * from zhicai_codes_in_line('{FIGURES}'))"
NOBODY = "false"
HER_FILE = "exists (select 1 from staff_person s where s.id = {table}.person_id)"
HER_BATCH = "exists (select 1 from ledger_batch b where b.id = {table}.batch_id)"
HER_DRAFT = "exists (select 1 from drafts_draft d where d.id = {table}.draft_id)"
HER_ACT = "exists (select 1 from approvals_approval a where a.id = {table}.approval_id)"
HER_HASH = (
    "exists (select 1 from staff_person s where s.national_id_hash = {table}.national_id_hash)"
)
PERSONAL = (
    "staff_posting",
    "staff_profile",
    "staff_statusevent",
    "learning_learningrecord",
    "learning_hoursummary",
    "certificates_certificate",
    "roles_roleassignment",
    "duties_dutyanswer",
)
CAME_WITH = " or ".join(
    f"exists (select 1 from {name} f where f.batch_id = {{table}}.id)" for name in PERSONAL
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Conditions on a row: to be read, to be added, to be changed or deleted.

    Whoever sees all needs none of them.
    """

    read: str
    add: str
    change: str


def alike(condition: str) -> Rule:
    return Rule(condition, condition, condition)


HELD = f"agency_id in {MINE}"
CODE = f"agency_code in {MINE_CODES}"
RULES: dict[Wall, Rule] = {
    Wall.HELD: alike(HELD),
    Wall.OF_PERSON: alike(HER_FILE),
    Wall.POSTING: Rule(
        HER_FILE, f"{HER_FILE} and ({HELD} or establishment_id in {MINE})", HER_FILE
    ),
    Wall.COUNTED: Rule(HER_FILE, NOBODY, NOBODY),
    Wall.TOTAL: Rule(f"agency_id in {SHOWN}", NOBODY, NOBODY),
    Wall.LINE: Rule(f"agency_id in {LINE}", HELD, HELD),
    Wall.CODE: alike(CODE),
    Wall.CODE_FIGURES: alike(f"agency_code in {SHOWN_CODES}"),
    Wall.CODE_LINE: Rule(f"agency_code in {LINE_CODES}", CODE, CODE),
    Wall.BATCH: Rule(f"agency_code in {LINE_CODES} or {CAME_WITH}", CODE, CODE),
    Wall.OF_BATCH: alike(HER_BATCH),
    Wall.OF_DRAFT: alike(HER_DRAFT),
    Wall.OF_APPROVAL: alike(HER_ACT),
    Wall.TRANSFER: Rule(f"{CODE} or {HER_HASH}", CODE, f"{CODE} or {HER_HASH}"),
    Wall.PLAN: alike(f"plan = current_setting('{PLAN}', true)"),
}
# Each tells the same within one statement, so that PostgreSQL asks once and not for each row.
FUNCTIONS = (
    f"""
create or replace function zhicai_sees_all() returns boolean language sql stable as
$$ select coalesce(current_setting('{SCOPE}', true), '') = '{ALL}' $$
""",
    f"""
create or replace function zhicai_day() returns date language sql stable as
$$ select coalesce(nullif(current_setting('{DAY}', true), '')::date, current_date) $$
""",
    f"""
create or replace function zhicai_codes(setting text) returns setof text language sql stable as
$$ select jsonb_array_elements_text(
     nullif(nullif(current_setting(setting, true), ''), '{ALL}')::jsonb) $$
""",
    """
create or replace function zhicai_within(setting text) returns setof bigint language sql stable as
$$ select a.id from agencies_agency a where a.code in (select zhicai_codes(setting))
   union
   select p.descendant_id from agencies_agency a join agencies_agencypath p on p.ancestor_id = a.id
   where a.code in (select zhicai_codes(setting))
     and p.from_on <= zhicai_day() and p.until_on >= zhicai_day() $$
""",
    """
create or replace function zhicai_in_line(setting text) returns setof bigint language sql stable as
$$ select zhicai_within(setting)
   union
   select p.ancestor_id from agencies_agency a join agencies_agencypath p on p.descendant_id = a.id
   where a.code in (select zhicai_codes(setting))
     and p.from_on <= zhicai_day() and p.until_on >= zhicai_day() $$
""",
    """
create or replace function zhicai_codes_within(setting text) returns setof text
language sql stable as
$$ select zhicai_codes(setting)
   union
   select a.code from agencies_agency a where a.id in (select zhicai_within(setting)) $$
""",
    """
create or replace function zhicai_codes_in_line(setting text) returns setof text
language sql stable as
$$ select zhicai_codes(setting)
   union
   select a.code from agencies_agency a where a.id in (select zhicai_in_line(setting)) $$
""",
    # The one look over the wall: which of these keyed hashes anybody holds; yes or no, no more.
    f"""
create or replace function zhicai_held_anywhere(hashes text[]) returns setof text
language plpgsql volatile security definer set search_path = public, pg_temp as
$$ declare before text := coalesce(current_setting('{SCOPE}', true), '');
begin
  perform set_config('{SCOPE}', '{ALL}', true);
  return query select s.national_id_hash::text from staff_person s
    where s.national_id_hash = any(hashes);
  perform set_config('{SCOPE}', before, true);
end $$
""",
)
