"""Duties as offices keep them: forms and lists in DOCX and ODT, taken in from end to end."""

import pytest

from actions.world import BUREAU, CHEN, LIN, codes, person_key, rows_of
from exchange.sheets.documents import (
    docx,
    odt,
    open_paragraph,
    open_table,
    word_paragraph,
    word_table,
)
from zhicai.actions.roles.office_roles import office_roles
from zhicai.records.duties.models import UnheldDuty
from zhicai.records.staff.models import Posting

KINDS = {
    "docx": (docx, word_table, word_paragraph),
    "odt": (odt, open_table, open_paragraph),
}
POSTED = ("身分證字號", "姓名", "機關代碼", "職稱", "人員區分", "到職日", "單位")
PEOPLE = (
    (CHEN, "陳一心", BUREAU, "管理師", "一般人員", "110/01/01", "資訊科"),
    (LIN, "林二美", BUREAU, "科員", "一般人員", "110/01/01", "總務科"),
)
BUILDS = "一、應用系統開發及維運。\n二、資料庫管理。"
FORM = (
    ("一、職務編號", "A600010", "二、職稱", "管理師"),
    ("三、所在單位", "資訊科", "四、官等職等", "薦任第六職等"),
    ("五、工作項目", BUILDS, "", ""),
    ("六、所需知能", "資訊", "", ""),
)
EMPTY_POST = (("職稱", "技監", "所在單位", "局本部"), ("工作項目", "襄理局務。", "", ""))
DEPUTIES = (
    ("單位", "職稱", "姓名", "業務職掌", "第一代理人"),
    ("總務科", "科員", "林二美", "採購", "陳一心"),
    (None, None, None, "財產管理", "陳一心"),
)


@pytest.fixture(params=KINDS)
def document(request, county):
    county.bring(county.file("roster", PEOPLE, header=POSTED))
    make, table, words = KINDS[request.param]

    def made(*tables):
        path = county.folder / f"職掌.{request.param}"
        path.write_bytes(make(*(part for one in tables for part in (words("表"), table(one)))))
        return path

    return made


def duties_of(key):
    return Posting.objects.get(person_id=person_key(key), known_until=None).duty_text


def test_a_form_of_a_post_reaches_who_holds_it_and_her_role(county, document):
    report = county.bring(document(FORM), agency=BUREAU)

    assert rows_of(report) == {"total": 1, "updated": 1}
    assert duties_of(CHEN) == BUILDS
    chen = next(
        one for one in office_roles(BUREAU, county.caller().today) if one.person == person_key(CHEN)
    )
    assert (chen.state, chen.gist.talent_role) == ("waiting", "development")


def test_forms_of_several_posts_in_one_document(county, document):
    report = county.bring(document(FORM, EMPTY_POST), agency=BUREAU)

    assert rows_of(report) == {"total": 2, "updated": 1, "added": 1}
    assert "duty.unheld" in codes(report.files[0].notices)
    assert UnheldDuty.objects.get(known_until=None).job_title == "技監"


def test_a_list_of_deputies_tells_duties_of_the_holder_alone(county, document):
    report = county.bring(document(DEPUTIES), agency=BUREAU)

    assert rows_of(report) == {"total": 2, "updated": 2}
    assert duties_of(LIN) == "採購\n財產管理"
    assert duties_of(CHEN) == ""


def test_the_same_document_again_changes_nothing(county, document):
    file = document(FORM)
    county.bring(file, agency=BUREAU)

    assert rows_of(county.bring(file, agency=BUREAU)) == {"total": 1, "unchanged": 1}
