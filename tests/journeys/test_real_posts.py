"""821 real posts, imported: every figure of every agency equals an independent count."""

import datetime as dt
from itertools import product

import pytest

from journeys import oracle, real_posts
from journeys.office import Office, balances, faults_of, figures_in, standing_question
from journeys.real_posts import COURSES, LEVELS, MARKS, ROOT, ROOT_NAME
from zhicai.exchange.demo.learned import PORTAL_HEADER
from zhicai.exchange.sheets.write import Table, write_csv, write_xlsx

COVERED = (dt.date(2026, 1, 1), dt.date(2026, 9, 30))
DAYS = (dt.date(2026, 1, 1), dt.date(2026, 3, 31), dt.date(2026, 7, 31), dt.date(2026, 11, 20))
ROSTER_HEADER = ["身分證字號", "姓名", "機關名稱", "職稱", "官職等", "職系", "人員區分"]
ROSTER_HEADER += ["到職日", "離職日", "工作項目"]


@pytest.fixture(scope="module")
def posts(shared):
    return real_posts.read_posts(shared / "duties" / "unlabelled.jsonl")


@pytest.fixture(scope="module")
def covered_code(posts):
    """The office with the most others below it hands in a complete file, all others do not."""
    above = list(posts.parents.values())
    return max((code for code in set(above) if code not in (None, ROOT)), key=above.count)


@pytest.fixture(scope="module")
def world(posts, covered_code):
    return oracle.World(
        agencies=[oracle.Slice(code, code, parent) for code, parent in posts.parents.items()],
        services=[
            oracle.Service(p.national_id, p.agency, p.category, p.started_on, p.ended_on)
            for p in posts.posts
        ],
        marks={
            code: oracle.Mark(LEVELS[level], MARKS[mark], is_environment=mark == "是")
            for code, (_, level, mark, _) in COURSES.items()
        },
        learnt=[
            oracle.Learnt(person, code, day, minutes)
            for person, code, _, day, minutes in posts.records
        ],
        covers=[oracle.Cover(covered_code, *COVERED)],
    )


@pytest.fixture(scope="module")
def imported(posts, world, covered_code, new_office, tmp_path_factory):
    """An office that took in all the files; with it, what the imports said."""
    folder, office = tmp_path_factory.mktemp("posts"), new_office("real_posts")
    agency_of = {post.national_id: post.agency for post in posts.posts}
    inside = [
        record
        for record in posts.records
        if covered_code in world.line_of(agency_of[record[0]], DAYS[-1])
    ]
    outside = [record for record in posts.records if record not in inside]
    write_learning(folder / "完整.csv", inside, posts)
    write_learning(folder / "部分.csv", outside, posts)
    answers = [
        office.bring(*write_people(folder, posts), agency=ROOT),
        office.bring(folder / "完整.csv", agency=covered_code, complete=COVERED),
        office.bring(folder / "部分.csv", agency=ROOT),
    ]
    return office, answers


def write_people(folder, posts):
    agencies = [[code, name, posts.parents[code]] for name, code in posts.agencies.items()]
    agencies = Table("機關", AGENCY_HEADER, [[ROOT, ROOT_NAME, None], *agencies])
    write_xlsx(folder / "機關.xlsx", [agencies])
    names = {code: name for name, code in posts.agencies.items()}
    people = [
        [
            *(p.national_id, p.name, names[p.agency], p.title, p.rank, p.series),
            *(p.category_text, roc(p.started_on), roc(p.ended_on), p.duties),
        ]
        for p in posts.posts
    ]
    write_xlsx(folder / "名冊.xlsx", [Table("名冊", ROSTER_HEADER, people)])
    courses = [
        [code, name, level, mark] for code, (name, level, mark, _) in COURSES.items() if level
    ]
    write_xlsx(folder / "層級.xlsx", [Table("課程", LEVEL_HEADER, courses)])
    return [folder / "層級.xlsx", folder / "名冊.xlsx", folder / "機關.xlsx"]


AGENCY_HEADER = ["機關代碼", "機關名稱", "上級機關代碼"]
LEVEL_HEADER = ["課程代碼", "課程名稱", "AI層級", "必須完成"]


def write_learning(path, records, posts):
    """The 25 columns of the portal's upload layout, in CP950."""
    names = {post.national_id: post.name for post in posts.posts}
    rows = []
    for person, code, session, day, minutes in records:
        on, hours = roc(day).replace("/", "-"), f"{minutes / 60:g}"
        category = "337" if COURSES[code][2] == "是" else "71"
        row = [person, COURSES[code][0], on, "09:00:00", on, "17:00:00", names[person], "6"]
        row += [category, "10", session, hours, "1", None, None, "全勤", None, "1", hours, "0"]
        row += [code]
        rows.append([*row, on, "09:00:00", on, "17:00:00"])
    write_csv(path, Table("紀錄", PORTAL_HEADER, rows), encoding="cp950")


def roc(day):
    return day and f"{day.year - 1911}/{day.month:02d}/{day.day:02d}"


def test_every_row_is_taken_in(imported, posts):
    _, answers = imported

    added = sum(file["rows"]["added"] for answer in answers for file in answer["files"])

    assert [faults_of(answer) for answer in answers] == [[], [], []]
    assert all(balances(answer) for answer in answers)
    assert added == len(posts.parents) + len(posts.posts) + 9 + len(posts.records)


def test_every_figure_of_every_agency_equals_the_count(imported, world):
    office: Office = imported[0]
    asked = list(product(DAYS, oracle.SCOPES))

    answers = office.ask_many(
        [standing_question(ROOT, as_of=day, scope=scope) for day, scope in asked]
    )

    for (day, scope), answer in zip(asked, answers, strict=True):
        assert figures_in(answer) == oracle.standings(world, ROOT, day, scope), (day, scope)


def test_the_input_is_as_wide_as_it_claims(posts, world):
    verdicts = {
        (provision, verdict)
        for figure in oracle.figures(world, DAYS[-1])
        for provision, verdict in figure.verdicts.items()
    }

    assert len(posts.posts) == 821
    assert len(posts.agencies) > 500
    assert len(verdicts) == 3 * len(oracle.PROVISIONS)
