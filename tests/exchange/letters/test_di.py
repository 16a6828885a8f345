"""DI: told as a printed letter; nothing that it declares is opened, fetched or expanded."""

from pathlib import Path

import pytest

from exchange.letters import samples
from exchange.letters.making import read, refusal, shown
from zhicai.basics.remarks import remark_on

MEETING = """<開會通知單><發文機關><全銜>測試局</全銜></發文機關>
<受文者><交換表 交換表單="表單">如行文單位</交換表></受文者>
<聯絡人及電話><姓名>王測試</姓名><電話>00-0000</電話></聯絡人及電話>
<發文日期><年月日>中華民國115年7月1日</年月日></發文日期>
<發文字號><文字>測人字第1150000001號</文字></發文字號><速別/>
<開會事由><文字>研商會議</文字></開會事由>
<開會時間><年月日>115年7月9日</年月日><星期>四</星期><時分>上午10時</時分></開會時間>
<開會地點><文字>三樓</文字></開會地點><主持人><姓名>王測試</姓名><職稱>局長</職稱></主持人>
<出席者><全銜>甲校</全銜><單位名>乙科</單位名></出席者>
<備註><段落 段名=""><文字/><條列 序號="一、"><文字>請自備杯具。</文字></條列></段落></備註>
</開會通知單>"""
ATTACKS = {
    "laughs": '<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;">',
    "file": '<!ENTITY a SYSTEM "file:///etc/passwd">',
    "parameter": '<!ENTITY % a SYSTEM "a.ent">%a;',
    "parameter text": "<!ENTITY % a '<!ENTITY b \"哈\">'>%a;",
    "public": '<!ENTITY a PUBLIC "x" "a.pdf" NDATA _X>',
}
PATHS = ("../../etc/passwd", "/etc/passwd", "C:\\a.pdf", "file:a.pdf", "http://a/a.pdf", "..")


def told(folder: Path, body: str, kind: str = samples.TYPE) -> list[str]:
    return shown(read(folder, samples.di_text(body=body, kind=kind).encode(), "函.di"))


def with_declared(declared: str) -> bytes:
    return samples.di_text(kind=samples.TYPE.replace("]>", f"{declared}]>")).encode()


def test_an_invitation_to_a_meeting_is_told_with_its_fields(tmp_path: Path) -> None:
    assert told(tmp_path, MEETING) == [
        "測試局 開會通知單",
        "受文者：如行文單位",
        "聯絡人及電話：王測試、00-0000",
        "發文日期：中華民國115年7月1日",
        "發文字號：測人字第1150000001號",
        "速別：",
        "開會事由：研商會議",
        "開會時間：115年7月9日(星期四)上午10時",
        "開會地點：三樓",
        "主持人：王測試局長",
        "出席者：甲校、乙科",
        "備註：",
        "一、請自備杯具。",
    ]


def test_joint_issuers_stand_in_one_heading_with_both_numbers(tmp_path: Path) -> None:
    body = (
        "<函><發文機關><全銜>甲部</全銜></發文機關><發文機關><全銜>乙部</全銜></發文機關>"
        '<函類別 代碼="函"/><發文字號><字>甲人</字><文號>1150000001</文號></發文字號>'
        "<發文字號><字>乙人字</字><文號><年度>115</年度><流水號>0000002</流水號><支號>A</支號></文號>"
        "</發文字號></函>"
    )

    assert told(tmp_path, body) == [
        "甲部、乙部 函",
        "發文字號：甲人字第1150000001號、乙人字第1150000002A號",
    ]


def test_what_was_struck_out_while_drafting_is_not_told(tmp_path: Path) -> None:
    body = '<函><主旨><文字>請<mi act="del">速</mi><mi act="add">儘速</mi>查照。</文字></主旨></函>'

    assert told(tmp_path, body) == ["主旨：請儘速查照。"]


def test_fields_in_a_wrong_order_are_read_and_said(tmp_path: Path) -> None:
    odd = (
        samples.BODY.replace("<主旨>", "<!--")
        .replace("</主旨>", "-->")
        .replace("</函>", "<主旨><文字>請查照。</文字></主旨></函>")
    )

    found = read(tmp_path, samples.di_text(body=odd).encode(), "函.di")

    assert shown(found)[-1] == "主旨：請查照。"
    assert [(one.code, one.value) for one in found.notices] == [("letter.di_order", "主旨")]


def test_an_unknown_type_is_read_and_said(tmp_path: Path) -> None:
    content = samples.di_text(kind='<!DOCTYPE 函 SYSTEM "other.dtd">').encode()

    found = read(tmp_path, content, "函.di")

    assert [one.code for one in found.notices] == ["letter.di_type"]


@pytest.mark.parametrize("name", ATTACKS)
def test_entities_that_could_be_expanded_refuse_the_file(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path, with_declared(ATTACKS[name])).code == "letter.xml_unsafe"


@pytest.mark.parametrize("path", PATHS)
def test_the_name_of_an_enclosure_may_not_be_a_path(tmp_path: Path, path: str) -> None:
    refused = refusal(tmp_path, with_declared(f'<!ENTITY a SYSTEM "{path}" NDATA _X>'))

    assert refused.code == "letter.entity_path"
    assert f"「{path}」" in remark_on(refused).message


@pytest.mark.parametrize(
    "kind",
    [
        '<!DOCTYPE 函 SYSTEM "http://dtd.invalid/104_2_utf8.dtd">',
        '<!DOCTYPE 函 SYSTEM "../104_2_utf8.dtd">',
        '<!DOCTYPE 函 PUBLIC "x" "104_2_utf8.dtd">',
    ],
)
def test_a_type_that_lies_elsewhere_refuses_the_file(tmp_path: Path, kind: str) -> None:
    assert refusal(tmp_path, samples.di_text(kind=kind).encode()).code == "letter.xml_unsafe"


def test_a_di_without_its_first_lines_is_still_told_as_a_letter(tmp_path: Path) -> None:
    bare = samples.di_text().partition("]>\n")[2]

    found = read(tmp_path, bare.encode(), "函.di")

    assert "計畫.pdf" not in found.text.text
    assert shown(found)[0] == samples.LINES[0]
    assert [one.code for one in found.notices] == ["letter.di_type"]


def test_a_letter_without_end_or_bottom_is_refused(tmp_path: Path) -> None:
    deep = samples.di_text(body="<函>" + "<條列>" * 5000 + "</條列>" * 5000 + "</函>")
    wide = samples.di_text(body="<函>" + "<條列/>" * 200_000 + "</函>")

    assert refusal(tmp_path, deep.encode()).code == "letter.xml_unsafe"
    assert refusal(tmp_path, wide.encode()).code == "letter.too_large"
