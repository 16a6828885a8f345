"""Invented names that look like names, and the few that were chosen to cause trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhicai.exchange.demo.dice import Dice

SURNAMES: tuple[str, ...] = (
    *("陳",) * 11,
    *("林",) * 8,
    *("黃",) * 6,
    *("張",) * 5,
    *("李",) * 5,
    *("王",) * 4,
    *("吳",) * 4,
    *("劉",) * 3,
    *("蔡",) * 3,
    *("楊",) * 3,
    *"許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴",
    "歐陽",
)
FIRST = "家怡志雅淑建俊美文明宗佳欣宜心承柏冠品彥子宇哲詩婉筱靜瑋皓庭映嘉昱宥信政國世秀惠麗玉"
SECOND = "君豪婷宏玲華如偉芬傑玟翔萱霖穎廷涵勳蓉賢安瑜倫慧珊昇娟融綺達齡均琪恩妤源真鈞瑩銘"

# One person each; the third value says why the name is here.
SAME_NAME = "陳怡君"
OUTSIDE_CP950 = {
    "school": "吳堃霖",
    "health": "李喆安",
    "closed_school": "張煊文",
    "township": "蔡金𡍼",
}


def invent_name(dice: Dice, serial: int) -> str:
    """Invent a full name; two people may well bear the same."""
    surname = dice.pick(SURNAMES, "surname", serial)
    if dice.happens(4, "short name", serial):
        return surname + dice.pick(SECOND, "second", serial)
    return surname + dice.pick(FIRST, "first", serial) + dice.pick(SECOND, "second", serial)
