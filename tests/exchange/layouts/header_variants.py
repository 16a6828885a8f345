"""Headers as files really write them: (layout, header, kind of values, field that is right).

ASKED: only the officer knows; LEFT: the column is none of ours. Both are right answers too.
"""

from zhicai.basics.national_ids import demo_id
from zhicai.exchange.layouts.fields import names

ASKED, LEFT = "asked", "left"

SAMPLES = {
    "id": tuple(demo_id("F", 1 + at % 2, at) for at in range(12)),
    "masked": ("A10000****", "B20000****", "C10000****"),
    "broken id": ("A100000120", "B200000121", "X1", "7"),
    "serial": (1.0, 2.0, 3.0),
    "number": ("A01", "A02", "A03"),
    "hours": (1.5, 3.0, "2"),
    "date": ("115/06/23", "115-07-01", "1150801"),
    "text": ("甲", "乙", "丙"),
    "name": ("陳怡安", "林柏翰", "王若堃"),
    "agency": ("A99000000J", "A99010001J"),
    "agency name": ("示範縣政府", "示範國小"),
    "yes": ("是", "否"),
    "level": ("基礎", "進階", "非AI"),
    "nature": ("1", "2", "3"),
}

IDS = names(
    """
    身分證字號 身分證統一編號 身分證號 國民身分證統一編號 員工身分證 身份證字號 身份証字號
    *身分證字號 身分證字號(*) 身分證字號（*） ＊身分證字號 身分證號碼 國民身分證 學員身分證字號
    身分證字號（必填） 1.身分證字號 身分證字號/居留證號 身分證統編 B01IDNO 身分證字號(遮罩) ID
    人員ID 帳號 證號 識別碼
    """
)
WITH_BLANKS = ("身分證\n字號", "身 分 證 字 號", "身分證字號 ：", "國民身分證\r\n統一編號")
HOURS = names(
    """
    認證時數 時數 研習時數 核可時數 學習時數 訓練時數 訓練總數 *訓練總數 訓練總數(即認證時數)(*)
    認證時數(學分) 認證時數（小時） 核定時數 課程時數 上課時數 終身學習時數 取得時數 參訓時數
    時數(小時) 公務人員時數
    """
)
COMPLETED = names(
    """
    完成日期 完訓日期 結訓日期 課程完成日期 通過日期 上課日期 研習日期 完成時間 完成日期(民國)
    """
)
COURSES = names(
    """
    課程名稱 課程 研習名稱 訓練班別 班別名稱 活動名稱 已完成課程名稱 課程/活動名稱 研習課程名稱
    """
)

VARIANTS = [
    *(("hours", header, "id", "national_id") for header in (*IDS, *WITH_BLANKS)),
    *(
        ("roster", header, "id", "national_id")
        for header in ("身分證號", "身分證字號", "員工身分證字號")
    ),
    *(("hours", header, "hours", "minutes") for header in HOURS),
    *(("hours", header, "date", "completed_on") for header in COMPLETED),
    *(("hours", header, "text", "course_name") for header in COURSES),
    ("hours_summary", "身分證字號", "masked", "national_id"),
    ("hours_summary", "身分證號（遮罩）", "masked", "national_id"),
    ("hours", "課程編號", "number", "course_code"),
    ("hours", "課程代號", "number", "course_code"),
    ("hours", "員編", "number", "employee_number"),
    ("hours", "職員編號", "number", "employee_number"),
    ("hours", "實際上課結束日期*", "date", "attended_until"),
    ("hours", "開課結束日期", "date", "course_until"),
    ("hours", "課程結束日期", "date", "class_until"),
    ("hours", "服務機關", "agency name", "agency_name"),
    ("hours", "期別", "number", "session"),
    ("hours", "梯次", "number", "session"),
    ("hours", "學習性質", "nature", "nature"),
    ("hours", "是否業務相關", "yes", "is_work_related"),
    ("hours", "辦理單位", "text", "provider"),
    ("roster", "中文姓名", "name", "name"),
    ("roster", "姓　名", "name", "name"),
    ("roster", "編制(佔缺)機關", "agency name", "agency_name"),
    ("roster", "編制（占缺）機關", "agency name", "agency_name"),
    ("roster", "服務機關", "agency name", "serving_name"),
    ("roster", "服務機關代碼", "agency", "serving_code"),
    ("roster", "服務單位", "text", "division"),
    ("roster", "編制(佔缺)單位", "text", "establishment_division"),
    ("roster", "官職等", "text", "whole_rank"),
    ("roster", "現支職等", "text", "current_rank"),
    ("roster", "人員區分", "text", "staff_category_text"),
    ("roster", "人員類別", "text", "staff_category_text"),
    ("roster", "到職日期", "date", "started_on"),
    ("roster", "實際到職日", "date", "arrived_on"),
    ("roster", "離職日", "date", "ended_on"),
    ("roster", "出生日期", "date", "birth_on"),
    ("roster", "出生年月日", "date", "birth_on"),
    ("roster", "業務職掌", "text", "duty_text"),
    ("agencies", "機關代號", "agency", "agency_code"),
    ("agencies", "上級機關", "agency", "parent_code"),
    ("agencies", "機關全銜", "agency name", "agency_name"),
    ("course_levels", "AI課程層級", "level", "level"),
    ("course_levels", "AI層級(基礎/進階/非AI)", "level", "level"),
    ("course_levels", "是否必須完成", "yes", "is_required"),
    ("hours_summary", "與業務相關時數", "hours", "work_related_minutes"),
    ("hours_summary", "10小時必須完成課程", "hours", "required_minutes"),
    ("hours_summary", "AI知能課程學習時數", "hours", "ai_minutes"),
    ("hours_summary", "人工智慧時數", "hours", "ai_minutes"),
    ("hours_summary", "AI（基礎）", "hours", "ai_basic_minutes"),
    ("hours_summary", "AI進階課程時數", "hours", "ai_advanced_minutes"),
    ("hours_summary", "環境教育", "hours", "environment_minutes"),
    ("hours_summary", "終身學習時數", "hours", "total_minutes"),
    ("certificates", "證照名稱", "text", "certificate_name"),
    ("certificates", "認證單位", "text", "issuer"),
    ("certificates", "證照編號", "number", "certificate_number"),
    ("certificates", "取得日期", "date", "issued_on"),
    ("certificates", "有效日期", "date", "expires_on"),
    # Only the officer knows.
    ("hours", "學分", "hours", ASKED),
    ("hours", "日期", "date", ASKED),
    ("hours", "核可日期", "date", ASKED),
    ("hours", "教師研習時數", "hours", ASKED),
    ("hours", "名稱", "text", ASKED),
    ("hours", "認証学習時數", "hours", ASKED),
    ("hours_summary", "時數", "hours", ASKED),
    ("hours_summary", "合計", "hours", ASKED),
    ("hours_summary", "基礎", "hours", ASKED),
    ("course_levels", "難度", "level", ASKED),
    ("agencies", "主管機關代碼", "agency", ASKED),
    ("hours", "編號", "serial", ASKED),
    # Traps: near in name, another thing.
    ("hours", "配偶身分證字號", "id", ASKED),
    ("hours", "承辦人身分證號", "id", ASKED),
    ("hours", "ID", "serial", LEFT),
    ("hours", "證件字號", "text", LEFT),
    ("hours", "學位學分", "number", LEFT),
    ("hours", "訓練成績", "number", LEFT),
    ("hours", "職務編號", "number", LEFT),
    ("hours", "備註", "text", LEFT),
    ("roster", "發薪機關", "agency name", LEFT),
    ("roster", "性別", "text", LEFT),
    ("roster", "聯絡電話", "number", LEFT),
    ("roster", "電子郵件", "text", LEFT),
]
