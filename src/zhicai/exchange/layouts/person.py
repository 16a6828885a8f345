"""The columns that say who: shared by every layout with people in it."""

from __future__ import annotations

from zhicai.exchange.layouts.fields import Field, names
from zhicai.exchange.layouts.parsers import (
    notice_of_day,
    notice_of_name,
    parse_agency,
    parse_birthday,
    parse_code,
    parse_identity,
    parse_name,
    parse_text,
)

NATIONAL_ID = Field(
    name="national_id",
    label="身分證字號",
    parse=parse_identity,
    keys=("national_id", "masked_id"),
    is_proven=True,
    synonyms=names(
        """
        身分證統一編號 身分證號 身分證 身分證號碼 身分證編號 身分證統編 身分證字號碼 身分證ID
        身分證ID號 國民身分證統一編號 國民身分證字號 國民身分證號 國民身分證號碼 國民身分證
        國民身分證統編 員工身分證 員工身分證字號 員工身分證號 員工身分證統一編號 人員身分證號
        人員身分證字號 學員身分證字號 學員身分證號 學員身分證統一編號 教師身分證字號 教師身分證號
        本人身分證字號 身分證字號/居留證號 身分證字號/居留證號碼 身分證/居留證號碼
        身分證字號或居留證號碼 身分證字號/統一證號 身分證字號(居留證號) 身分證字號(居留證)
        身分證(居留證)字號 身分證字號(統一證號) 身分證字號(或居留證號) 身分證字號(部分遮蔽)
        遮罩身分證字號 遮蔽身分證字號 身分證字號(ID) 身分證統一編號(居留證號) B01IDNO B02IDNO IDNO
        ID_NO
        """
    ),
    weak=names(
        """
        ID 證號 證件號碼 身分證件號碼 身分識別碼 識別碼 個人識別碼 居留證號 居留證號碼 統一證號
        統一編號 人員代號 人員ID 帳號 登入帳號 使用者帳號 學員代號 編號
        """
    ),
)

EMPLOYEE_NUMBER = Field(
    name="employee_number",
    label="員工編號",
    parse=parse_code,
    synonyms=names(
        """
        職員編號 員工代號 員工代碼 員編 員工號 工號 人事編號 職工編號 職員代號 職員代碼 教職員編號
        教職員代號 員工序號
        """
    ),
    weak=("人員編號", "人員代碼", "編號", "職號"),
)

NAME = Field(
    name="name",
    label="姓名",
    parse=parse_name,
    notice=notice_of_name,
    synonyms=names(
        """
        中文姓名 員工姓名 人員姓名 學員姓名 教師姓名 職員姓名 同仁姓名 校長姓名 現職人員姓名
        受訓人員姓名 參訓人員姓名 參加人員姓名 報名人員姓名 持證人姓名 參訓人員 受訓人員
        姓名(中文) 人員中文姓名 B01NAME
        """
    ),
    weak=("人員", "員工", "學員", "同仁", "名字", "姓氏"),
)

AGENCY_CODE = Field(
    name="agency_code",
    label="機關代碼",
    parse=parse_agency,
    keys=("agency_code", "agency_name"),
    synonyms=names(
        """
        機關代號 機關編碼 所屬機關代碼 所屬機關代號 服務機關代碼 服務機關代號 任職機關代碼
        任職機關代號 現職機關代碼 人員機關代碼 機關(構)代碼 機關學校代碼 機關代碼(10碼) ORG_ID
        B02SORCOD
        """
    ),
    weak=("代碼", "機關編號", "學校代碼", "單位代碼", "機關OID"),
)

AGENCY_NAME = Field(
    name="agency_name",
    label="機關名稱",
    parse=parse_agency,
    keys=("agency_code", "agency_name"),
    notice=notice_of_name,
    synonyms=names(
        """
        機關 機關全銜 機關全名 機關(構) 機關(構)名稱 機關學校 機關學校名稱 機關/學校 機關(學校)
        機關(學校)名稱 服務機關 服務機關名稱 服務機關全銜 服務機關(構) 服務機關學校 服務機關(學校)
        任職機關 任職機關名稱 現職機關 現職機關名稱 所屬機關 所屬機關名稱 所屬機關學校 學校
        學校名稱 服務學校 服務學校名稱 任職學校 校名
        """
    ),
    weak=("名稱", "機關別"),
)

DIVISION = Field(
    name="division",
    label="單位",
    parse=parse_text,
    synonyms=names(
        """
        單位名稱 單位別 服務單位 服務單位名稱 任職單位 任職單位名稱 現職單位 所屬單位 所屬單位名稱
        內部單位 科室 處室 處室名稱 科室名稱 部門 部門名稱 科別 處室別 實際服務單位
        實際服務單位名稱 B02UNIT
        """
    ),
)

JOB_TITLE = Field(
    name="job_title",
    label="職稱",
    parse=parse_text,
    notice=notice_of_name,
    synonyms=names(
        """
        職務名稱 職稱名稱 現職職稱 現任職稱 目前職稱 職稱/職務 人員職稱 員工職稱 職務(職稱)
        職稱(職務) B02TITLE
        """
    ),
    weak=("職務", "現職", "職位"),
)

BIRTH_ON = Field(
    name="birth_on",
    label="出生日期",
    parse=parse_birthday,
    notice=notice_of_day,
    synonyms=names(
        """
        生日 出生年月日 出生日 出生年月日期 學員生日
        """
    ),
    weak=("出生", "出生年月"),
)

PERSON = (NATIONAL_ID, EMPLOYEE_NUMBER, NAME, AGENCY_CODE, AGENCY_NAME, DIVISION, BIRTH_ON)

# Who a row is about, in the order in which it is joined (semantics 1.1).
WHO = (
    ("national_id",),
    ("employee_number",),
    ("name", "agency_code"),
    ("name", "agency_name"),
)
WHO_BY_CELL = (("masked_id",), *WHO)
IDENTITY = ("national_id", "employee_number", "name")
