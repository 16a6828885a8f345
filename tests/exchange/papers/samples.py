"""Data of the two templates, made up."""

from typing import Any

FOOT = {"left": "製表人：admin　用途：人事業務", "right": "條文版本 123456789abc　稽核 無"}
SHARED = {
    "agency": "示範縣政府",
    "subtitle": "115年度　資料截至115年11月20日",
    "contact": "",
    "footer": FOOT,
    "facts": [["計入範圍", "甲"], ["依據", "示範書函\n說明二"]],
    "official": "正式數據以主管機關採計為準。",
    "signatures": ["承辦人", "人事主管", "機關首長"],
}
COUNTS = ["機關", "計入", "達成", "未達成", "資料不足", "達成率", "還差"]


def standing_sample(agencies: int = 3, **changes: Any) -> dict[str, Any]:
    names = [f"示範第{number}局" for number in range(agencies)]
    provisions = {
        "header": ["性質", "項目", "範圍", "計入", "達成", "未達成", "資料不足", "達成率"],
        "rows": [
            {
                "cells": ["應辦", "示範項目", "甲", "1", "0", "1", "0", "待主管機關公布"],
                "basis": "示範",
            }
        ],
    }
    told = {
        **SHARED,
        "title": "達成率統計表",
        "top": {"header": ["達成率", *COUNTS[1:5], "還差"], "rate": "50.0 %", "numbers": ["2"] * 5},
        "sentence": "達成率 50.0 %（1／2 人），還差 1 人。",
        "bars": [{"name": name, "short": 1, "unknown": 2, "told": "3 人"} for name in names[:20]],
        "bars_more": "",
        "chart_told": "示範第0局還差 3 人",
        "nobody_short": "均已達成。",
        "agencies": {
            "header": COUNTS,
            "rows": [[name, "9", "6", "1", "2", "66.7 %", "3"] for name in names],
            "total": ["合計", "27", "18", "3", "6", "66.7 %", "9"],
        },
        "agencies_note": "每人只計一次。",
        "exclusions": {"header": ["原因", "人數"], "rows": [["停職", "1"]], "total": ["合計", "1"]},
        "others": provisions,
        "trials": provisions,
        "doubts": [["示範項目", ["一問。目前讀法：一讀。", "二問。"]], ["他項目", ["三問。"]]],
    }
    return {**told, **changes}


def people_sample(count: int, *, per_division: int = 40) -> dict[str, Any]:
    rows = [
        [str(number + 1), "科員", f"姓名{number:04d}", "A10000****", *["3 小時"] * 6, "未達成", ""]
        for number in range(count)
    ]
    starts = range(0, count, per_division)
    groups = [
        {"name": f"示範縣政府　第{start}科", "rows": rows[start : start + per_division]}
        for start in starts
    ]
    header = ["編號", "職稱", "姓名", "身分證字號", "基礎", "進階", "待確認", "總時數"]
    return {
        **SHARED,
        "title": "盤點表（還差名單）",
        "header": [*header, "還差基礎", "還差進階", "結果", "說明"],
        "widths": [11, 30, 26, 25, 19, 19, 19, 22, 19, 19, 19, 0],
        "numeric": [0, 4, 5, 6, 7, 8, 9],
        "groups": groups,
        "nobody": "沒有符合條件的同仁。",
        "summary": f"本表列 {count} 人。",
    }
