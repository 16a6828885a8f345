"""證書: what a person holds."""

from __future__ import annotations

from zhicai.exchange.layouts.checks import check_order
from zhicai.exchange.layouts.fields import Draft, Field, Layout, names
from zhicai.exchange.layouts.parsers import (
    notice_of_day,
    notice_of_name,
    parse_code,
    parse_day,
    parse_open_day,
    parse_text,
)
from zhicai.exchange.layouts.person import IDENTITY, PERSON, WHO, WHO_BY_CELL

CERTIFICATE_NAME = Field(
    name="certificate_name",
    label="證書名稱",
    parse=parse_text,
    notice=notice_of_name,
    synonyms=names(
        """
        證照名稱 證書 證照 證照/證書名稱 證書/證照名稱 證書(照)名稱 證照(書)名稱 認證名稱 檢定名稱
        能力檢定名稱 能力認證名稱 專業證照名稱 證件名稱 證件/證照名稱 證書全名
        """
    ),
    weak=("名稱", "專長項目", "專長"),
)
ISSUER = Field(
    name="issuer",
    label="發證單位",
    parse=parse_text,
    synonyms=names(
        """
        發證機關 發證機構 發證機關(構) 認證機關 認證單位 認證機構 發照單位 發照機關 發照機構
        核發單位 核發機關 頒發單位 頒發機關 頒證單位 授證單位
        """
    ),
    weak=("單位", "機構", "辦理單位"),
)
NUMBER = Field(
    name="certificate_number",
    label="證書字號",
    parse=parse_code,
    synonyms=names(
        """
        證照字號 證書編號 證書號碼 證照編號 證照號碼 證號字號 證書文號 證照文號 證書(照)字號
        證件字號
        """
    ),
    weak=("字號", "文號", "證件日期文號", "編號", "證號"),
)
ISSUED_ON = Field(
    name="issued_on",
    label="發證日期",
    parse=parse_day,
    notice=notice_of_day,
    synonyms=names(
        """
        發證日 發照日期 核發日期 取得日期 取證日期 取得證書日期 取得證照日期 證書日期 證照日期
        頒發日期 頒證日期 授證日期 證書核發日期 證書取得日期
        """
    ),
    weak=("日期", "生效日期", "通過日期", "認證日期", "生效日"),
)
EXPIRES_ON = Field(
    name="expires_on",
    label="有效期限",
    parse=parse_open_day,
    notice=notice_of_day,
    synonyms=names(
        """
        有效日期 有效期 有效期限至 有效期間至 有效至 有效截止日 有效截止日期 到期日 到期日期
        證書效期 證書有效期限 效期 失效日期
        """
    ),
    weak=("期限",),
)


def finish(draft: Draft) -> None:
    check_order(draft, "issued_on", until_key="expires_on")


LAYOUT = Layout(
    name="certificates",
    title="證書",
    order=6,
    fields=(*PERSON, CERTIFICATE_NAME, ISSUER, NUMBER, ISSUED_ON, EXPIRES_ON),
    needs=(
        WHO,
        (("certificate_name",),),
        (("issuer",), ("certificate_number",)),
        (("issued_on",),),
    ),
    cells=(WHO_BY_CELL, (("certificate_name",),), (("issued_on",),)),
    identity=IDENTITY,
    unused=("性別", "職稱", "官職等", "備註"),
    finish=finish,
)
