"""One invented letter, and the same letter as a file of each kind."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from exchange.letters.making import Item, docx, odt, pdf

HEAD = (
    "測試市政府教育局 函",
    "地址：000001測試市東湖路1號",
    "承辦人：○○○",
    "電話：(00)0000-0000",
    "受文者：測試市立第一高級中學",
    "發文日期：中華民國115年6月23日",
    "發文字號：測教人字第1150056999號",
    "速別：普通件",
    "密等及解密條件或保密期限：",
    "附件：如主旨 (計畫.pdf、名冊.ods)",
    "主旨：檢送本局115年度人工智慧知能研習計畫1份，請查照。",
    "說明：",
)
ITEMS = (
    Item(
        "依測試院人事總處115年6月9日測處培字第11530266999號書函辦理，並復貴校115年5月30日"
        "測一中人字第1150000123號函。"
    ),
    Item(
        "請就下列事項落實辦理：",
        (
            Item("協助同仁完成訓練時數：", (Item("基礎3小時。"), Item("進階3小時。"))),
            Item("費用補助及獎勵。"),
        ),
    ),
    Item("檢附原函影本1份。"),
)
TAIL = (
    "正本：測試市立第一高級中學、測試市立第二高級中學",
    "副本：本局人事室(含附件)",
    "局長 王測試",
)
NUMERALS = (*"一二三四五六七八九十", "十一", "十二")
MARKS = (NUMERALS, NUMERALS, "123456789")
MARK_FORMS = ("{}、", "（{}）", "{}、")


def item_lines(items: Sequence[Item], level: int = 0) -> list[str]:
    """The items with the marks that a printed letter has."""
    lines = []
    for at, item in enumerate(items):
        lines.append(MARK_FORMS[level].format(MARKS[level][at]) + item.text)
        lines += item_lines(item.items, level + 1)
    return lines


LINES = (*HEAD, *item_lines(ITEMS), *TAIL)


def as_text(encoding: str = "utf-8") -> bytes:
    return "\r\n".join(LINES).encode(encoding)


def as_pdf() -> bytes:
    return pdf(LINES)


def as_odt() -> bytes:
    return odt(HEAD, ITEMS, TAIL)


def as_docx() -> bytes:
    return docx(HEAD, ITEMS, TAIL)


TYPE = (
    '<!DOCTYPE 函 SYSTEM "104_2_utf8.dtd" [\n<!ENTITY 表單 SYSTEM "1150056999.sw" NDATA DI>\n'
    '<!ENTITY ATTCH1 SYSTEM "計畫.pdf" NDATA _X>\n<!ENTITY ATTCH2 SYSTEM "名冊.ods" NDATA _X>\n'
    '<!NOTATION DI SYSTEM "">\n<!NOTATION _X SYSTEM "">\n]>'
)
BODY = """<函>
  <發文機關><全銜>測試市政府教育局</全銜><機關代碼>A00000000A</機關代碼></發文機關>
  <函類別 代碼="函"/>
  <地址>000001測試市東湖路1號</地址>
  <聯絡方式>承辦人：○○○</聯絡方式>
  <聯絡方式>電話：(00)0000-0000</聯絡方式>
  <受文者><全銜>測試市立第一高級中學</全銜><機關代碼>A00000000B</機關代碼></受文者>
  <發文日期><年月日>中華民國115年6月23日</年月日></發文日期>
  <發文字號><字>測教人字</字><文號><年度>115</年度><流水號>0056999</流水號><支號/></文號></發文字號>
  <速別 代碼="普通件"/>
  <密等及解密條件或保密期限><密等/><解密條件或保密期限/></密等及解密條件或保密期限>
  <附件><文字>如主旨</文字><附件檔名 附件名="ATTCH1 ATTCH2"/></附件>
  <主旨><文字>
    檢送本局115年度人工智慧知能研習計畫1份，請查照。
  </文字></主旨>
  <段落 段名="說明"><文字></文字>{items}</段落>
  <正本><全銜>測試市立第一高級中學</全銜><全銜>測試市立第二高級中學</全銜></正本>
  <副本><全銜>本局人事室</全銜><含附件>含附件</含附件></副本>
  <署名>局長 王測試</署名>
</函>"""


def di_text(*, body: str = BODY, kind: str = TYPE, encoding: str = "UTF-8") -> str:
    told = body.replace("{items}", _di_items(ITEMS))
    return f'<?xml version="1.0" encoding="{encoding}"?>\n{kind}\n{told}'


def as_di() -> bytes:
    return di_text().encode()


def as_big5_di() -> bytes:
    """As programs of ten years ago wrote it."""
    kind = TYPE.replace("104_2_utf8", "99_2_big5")
    return di_text(kind=kind, encoding="big5").encode("cp950")


def _di_items(items: Sequence[Item], level: int = 0) -> str:
    told = []
    for at, item in enumerate(items):
        mark = MARK_FORMS[level].format(MARKS[level][at])
        inside = f"<文字>{escape(item.text)}</文字>{_di_items(item.items, level + 1)}"
        told.append(f'<條列 序號="{mark}">{inside}</條列>')
    return "".join(told)
