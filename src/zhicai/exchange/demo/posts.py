"""How many posts of which kind each invented agency has."""

from __future__ import annotations

from dataclasses import dataclass

from zhicai.exchange.demo import agencies as at
from zhicai.exchange.demo.model import ROOT_CODE

CHIEF = "薦任第9職等至簡任第10職等"
SENIOR = "薦任第8職等至薦任第9職等"
SECTION_CHIEF = "薦任第8職等"
OFFICER = "委任第5職等或薦任第6職等至薦任第7職等"
JUNIOR = "委任第3職等至委任第5職等"
CLERK = "委任第1職等至委任第3職等"
MEDICAL = "師（三）級"
NO_RANK = ""


@dataclass(frozen=True, slots=True)
class PostKind:
    """So many equal posts. `category` is None where the text is one that nobody has mapped."""

    count: int
    job_title: str
    category: str | None
    category_text: str
    rank_text: str = NO_RANK
    job_series: str = ""
    divisions: tuple[str, ...] = ("",)


def staff(count: int, title: str, *told: str) -> PostKind:
    """So many civil servants; told are rank, series and the divisions they serve in."""
    rank, series, *divisions = told
    return PostKind(count, title, "staff", "一般人員", rank, series, tuple(divisions) or ("",))


def others(count: int, title: str, *told: str) -> PostKind:
    """So many others; told are category, its text in the file, and the divisions."""
    category, text, *divisions = told
    return PostKind(count, title, category, text, divisions=tuple(divisions) or ("",))


GENERAL = "綜合行政"
ROOT = (
    staff(1, "處長", CHIEF, "人事行政"),
    staff(1, "副處長", SENIOR, "人事行政"),
    staff(4, "科長", SECTION_CHIEF, "人事行政", "企劃任免科", "考核訓練科", "給與科", "資料科"),
    staff(13, "科員", OFFICER, "人事行政", "企劃任免科", "考核訓練科", "給與科", "資料科"),
    staff(2, "助理員", JUNIOR, "人事行政", "給與科", "資料科"),
    others(1, "約僱人員", "temporary", "約僱人員", "資料科"),
)
COUNTY_DIVISIONS = ("民政處", "財政處", "建設處", "農業處", "社會處", "地政處", "行政處", "計畫處")
COUNTY = (
    staff(8, "處長", CHIEF, GENERAL, *COUNTY_DIVISIONS),
    staff(16, "科長", SECTION_CHIEF, GENERAL, *COUNTY_DIVISIONS),
    staff(38, "科員", OFFICER, GENERAL, *COUNTY_DIVISIONS),
    staff(12, "技士", OFFICER, "土木工程", "建設處", "地政處"),
    staff(5, "設計師", OFFICER, "資訊處理", "計畫處"),
    staff(6, "辦事員", JUNIOR, GENERAL, *COUNTY_DIVISIONS),
    staff(4, "書記", CLERK, GENERAL, "行政處"),
    PostKind(
        3, "科員", "trainee", "考試錄取訓練人員", OFFICER, GENERAL, ("民政處", "社會處", "財政處")
    ),
    others(6, "社會工作員", "contract", "聘用人員", "社會處"),
    others(9, "約僱人員", "temporary", "約僱人員", *COUNTY_DIVISIONS),
    others(2, "雇員", "employee", "雇員", "行政處"),
    others(1, "管理員", "legacy_staff", "未納銓敘舊制職員", "行政處"),
    others(3, "駐衛警", "guard", "駐衛警察", "行政處"),
    others(5, "技工", "worker", "技工", "行政處"),
    others(3, "駕駛", "worker", "駕駛", "行政處"),
    others(2, "專案助理", "project_staff", "專案人員", "計畫處"),
    PostKind(2, "機要助理", None, "特約顧問", divisions=("行政處",)),
)
EDUCATION = (
    staff(1, "處長", CHIEF, "文教行政"),
    staff(4, "科長", SECTION_CHIEF, "文教行政", "學務管理科", "國民教育科", "體育保健科", "特幼科"),
    staff(16, "科員", OFFICER, "文教行政", "學務管理科", "國民教育科", "體育保健科", "特幼科"),
    others(3, "約僱人員", "temporary", "約僱人員", "國民教育科"),
)
TAX = (
    staff(1, "局長", CHIEF, "財稅金融"),
    staff(5, "科長", SECTION_CHIEF, "財稅金融", "土地稅科", "房屋稅科", "消費稅科", "服務科"),
    staff(30, "稅務員", OFFICER, "財稅金融", "土地稅科", "房屋稅科", "消費稅科", "服務科"),
    staff(4, "助理稅務員", JUNIOR, "財稅金融", "服務科"),
    others(3, "約僱人員", "temporary", "約僱人員", "服務科"),
    others(1, "工友", "worker", "工友", "行政科"),
)
HEALTH = (
    staff(1, "局長", CHIEF, "衛生行政"),
    staff(4, "科長", SECTION_CHIEF, "衛生行政", "疾病管制科", "食品藥物科", "醫政科", "長期照護科"),
    staff(17, "科員", OFFICER, "衛生行政", "疾病管制科", "食品藥物科", "醫政科", "長期照護科"),
    staff(6, "技士", OFFICER, "衛生技術", "食品藥物科"),
    PostKind(5, "護理師", "medical", "醫事人員", MEDICAL, "", ("疾病管制科", "長期照護科")),
    PostKind(2, "藥師", "medical", "醫事人員", MEDICAL, "", ("食品藥物科",)),
    others(3, "照顧管理專員", "contract", "聘用人員", "長期照護科"),
)
CLINIC = (
    PostKind(1, "醫師兼主任", "medical", "醫事人員", "師（二）級"),
    PostKind(4, "護理師", "medical", "醫事人員", MEDICAL),
    PostKind(1, "護士", "medical", "醫事人員", "士（生）級"),
    staff(2, "課員", OFFICER, "衛生行政"),
    others(1, "工友", "worker", "工友"),
)
ENVIRONMENT = (
    staff(1, "局長", CHIEF, "環保行政"),
    staff(3, "科長", SECTION_CHIEF, "環保行政", "空氣噪音科", "水質土壤科", "廢棄物管理科"),
    staff(9, "科員", OFFICER, "環保行政", "空氣噪音科", "水質土壤科", "廢棄物管理科"),
    staff(10, "稽查員", OFFICER, "環資技術", "稽查科"),
    others(4, "約僱人員", "temporary", "約僱人員", "稽查科"),
    others(3, "駕駛", "worker", "駕駛", "廢棄物管理科"),
)
CULTURE = (
    staff(1, "局長", CHIEF, "文教行政"),
    staff(3, "科長", SECTION_CHIEF, "文教行政", "藝文推廣科", "文化資產科", "行政科"),
    staff(12, "科員", OFFICER, "文教行政", "藝文推廣科", "文化資產科", "行政科"),
    others(4, "研究助理", "contract", "聘用人員", "文化資產科"),
    others(2, "技工", "worker", "技工", "行政科"),
)
LIBRARY = (
    staff(1, "館長", SECTION_CHIEF, "圖書史料檔案"),
    staff(6, "館員", OFFICER, "圖書史料檔案"),
    others(2, "臨時人員", "project_staff", "臨時人員"),
)
TOWNSHIP = (
    staff(1, "秘書", SENIOR, GENERAL),
    staff(5, "課長", "薦任第7職等", GENERAL, "民政課", "財政課", "建設課", "社會課", "農業課"),
    staff(8, "課員", OFFICER, GENERAL, "民政課", "財政課", "社會課", "農業課"),
    staff(4, "技士", OFFICER, "土木工程", "建設課"),
    staff(7, "村幹事", JUNIOR, GENERAL, "民政課"),
    staff(1, "主計員", OFFICER, "會計審計", "主計室"),
    staff(1, "人事管理員", OFFICER, "人事行政", "人事室"),
    others(3, "約僱人員", "temporary", "約僱人員", "社會課"),
    others(4, "清潔隊員", "worker", "工友", "清潔隊"),
)
KINDERGARTEN = (
    others(1, "園長", "teacher", "教師"),
    others(5, "教師", "teacher", "教師"),
    staff(1, "組員", OFFICER, "文教行政"),
)
LAND = (
    staff(1, "主任", SENIOR, "地政"),
    staff(3, "課長", "薦任第7職等", "地政", "登記課", "測量課", "地價課"),
    staff(7, "課員", OFFICER, "地政", "登記課", "地價課"),
    staff(5, "測量員", JUNIOR, "測量製圖", "測量課"),
    others(1, "約僱人員", "temporary", "約僱人員", "登記課"),
)


def school(teachers: int, clerks: int, *more: PostKind) -> tuple[PostKind, ...]:
    return (
        others(1, "校長", "principal", "校長"),
        others(3, "教師兼主任", "teacher", "教師", "教務處", "學務處", "總務處"),
        others(teachers, "教師", "teacher", "教師"),
        staff(clerks, "幹事", JUNIOR, "文教行政", "教務處", "總務處"),
        staff(1, "人事管理員", OFFICER, "人事行政", "人事室"),
        staff(1, "會計員", OFFICER, "會計審計", "會計室"),
        PostKind(1, "護理師", "medical", "醫事人員", MEDICAL, "", ("學務處",)),
        others(1, "工友", "worker", "工友", "總務處"),
        *more,
    )


POSTS: dict[str, tuple[PostKind, ...]] = {
    ROOT_CODE: ROOT,
    at.COUNTY: COUNTY,
    at.EDUCATION: EDUCATION,
    at.TAX: TAX,
    at.HEALTH: HEALTH,
    at.ENVIRONMENT: ENVIRONMENT,
    at.CULTURE: CULTURE,
    at.TOWNSHIP: TOWNSHIP,
    at.LAND_HILLS: LAND,
    at.LAND_COAST: LAND,
    at.HIGH_SCHOOL: school(
        26,
        6,
        staff(3, "組員", OFFICER, "文教行政", "教務處", "總務處"),
        others(2, "教官", "military_instructor", "軍訓教官", "學務處"),
        others(1, "教練", "sports_coach", "專任運動教練", "學務處"),
        others(2, "代理教師", "substitute_teacher", "代理教師"),
    ),
    at.JUNIOR_GREEN: school(20, 4, others(2, "代理教師", "substitute_teacher", "代理教師")),
    at.JUNIOR_RIVER: school(18, 4, others(1, "教練", "sports_coach", "專任運動教練", "學務處")),
    at.PRIMARY_DAWN: school(12, 2),
    at.PRIMARY_PEACE: school(14, 2, others(1, "代理教師", "substitute_teacher", "代理教師")),
    at.PRIMARY_BAY: school(9, 2),
    at.PRIMARY_STREAM: school(4, 1),
    at.CLINIC_HILLS: CLINIC,
    at.CLINIC_COAST: CLINIC,
    at.LIBRARY: LIBRARY,
    at.KINDERGARTEN: KINDERGARTEN,
}
