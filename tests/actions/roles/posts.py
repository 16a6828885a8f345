"""A county whose people have divisions, ranks, series and duties."""

from actions.world import BUREAU, CHEN, GUO, LIN, MEI, SCHOOL, SIBLING, WU

HEADER = (
    *("身分證字號", "姓名", "機關代碼", "單位", "職稱", "職系", "官職等", "人員區分", "到職日"),
    "工作項目",
)
_POSTS = (
    (CHEN, "陳一心", BUREAU, "資訊科", "科員", "資訊處理", "薦任第七職等", "系統建置與維運"),
    (LIN, "林二美", BUREAU, "企劃科", "科長", "綜合行政", "簡任第十職等", "規劃AI導入策略"),
    (WU, "吳三立", SCHOOL, "總務處", "幹事", "", "委任第五職等", ""),
    (GUO, "郭四維", SIBLING, "", "科員", "人事行政", "", "人事管理"),
    (MEI, "梅五福", BUREAU, "資訊科", "技士", "資訊處理", "委任第五職等或薦任第六職等", "網頁"),
)
PEOPLE = tuple((*post[:7], "一般人員", "110/01/01", post[7]) for post in _POSTS)


def staff(world, rows=PEOPLE):
    return world.bring(world.file("roster", rows, header=HEADER))
