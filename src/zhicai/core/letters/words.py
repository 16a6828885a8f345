"""The words of official letters: labels, kinds, marks, furniture of the page."""

import re

# --- numerals ---------------------------------------------------------------------------------
NUMERALS = "〇○零一二三四五六七八九十百千廿卅"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
FORMAL = "壹貳參肆伍陸柒捌玖拾"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
BRACKETED_DIGITS = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
BRACKETED_NUMERALS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
PLACEHOLDER = "○"

# --- labels -----------------------------------------------------------------------------------
ISSUER, ADDRESSEE, ISSUED_ON, ISSUE_NUMBER = "issuer", "addressee", "issued_on", "issue_number"
URGENCY, SECRECY, ATTACHMENTS, CONTACT, FILING = (
    "urgency",
    "secrecy",
    "attachments",
    "contact",
    "filing",
)
SUBJECT, BODY, MEETING, BASIS, REMARKS = "subject", "body", "meeting", "basis", "remarks"
GIST = "gist"
ORIGINALS, COPIES, ATTENDEES = "originals", "copies", "attendees"
LABELS: dict[str, str] = {
    **dict.fromkeys(("受文者", "受文單位", "受文機關"), ADDRESSEE),
    **dict.fromkeys(("發文日期", "發文日"), ISSUED_ON),
    **dict.fromkeys(("發文字號", "發文文號", "發文號"), ISSUE_NUMBER),
    **dict.fromkeys(("發文機關", "發文單位"), ISSUER),
    "速別": URGENCY,
    **dict.fromkeys(
        ("密等及解密條件或保密期限", "密等及解密條件", "密等及保密期限", "密等", "密別"), SECRECY
    ),
    "附件": ATTACHMENTS,
    **dict.fromkeys(("檔號", "保存年限", "保存期限"), FILING),
    **dict.fromkeys(
        (
            "地址",
            "機關地址",
            "郵遞區號",
            "聯絡方式",
            "聯絡人",
            "聯絡電話",
            "承辦人",
            "承辦單位",
            "承辦人員",
            "電話",
            "傳真",
            "傳真電話",
            "電子信箱",
            "電子郵件",
            "電子郵件信箱",
            "E-mail",
            "E-Mail",
            "Email",
            "EMAIL",
            "e-mail",
            "email",
            "E-MAIL",
            "信箱",
            "分機",
            "發文方式",
            "網址",
            "機關網址",
            "聯絡人及電話",
            "單位",
            "手機",
        ),
        CONTACT,
    ),
    **dict.fromkeys(("主旨", "開會事由", "會議事由", "會勘事由"), SUBJECT),
    "要旨": GIST,
    **dict.fromkeys(
        (
            "說明",
            "辦法",
            "擬辦",
            "建議",
            "擬處意見",
            "公告事項",
            "公告內容",
            "全文內容",
            "函釋內容",
            "核示",
            "公告附件",
        ),
        BODY,
    ),
    **dict.fromkeys(
        (
            "開會時間",
            "開會日期",
            "開會地點",
            "會勘時間",
            "會勘地點",
            "會議時間",
            "會議地點",
            "主持人",
            "主席",
            "會議主持人",
        ),
        MEETING,
    ),
    "依據": BASIS,
    "法源依據": BASIS,
    "備註": REMARKS,
    **dict.fromkeys(("正本", "主送", "受文者正本"), ORIGINALS),
    **dict.fromkeys(("副本", "抄本", "抄送", "抄陳", "副本抄送", "副知"), COPIES),
    **dict.fromkeys(
        ("出席者", "列席者", "出席單位", "列席單位", "出席人員", "列席人員"), ATTENDEES
    ),
}


def _spaced(label: str) -> str:
    return r"\s*".join(map(re.escape, label))


_ALL_LABELS = "|".join(_spaced(label) for label in sorted(LABELS, key=len, reverse=True))
LABEL_LINE = re.compile(rf"\s*(?:[-•●◎*]\s+)?(?P<label>{_ALL_LABELS})\s*[:：]\s*")
LABEL_WITHIN = re.compile(rf"(?<=[\s　])(?P<label>{_ALL_LABELS})\s*[:：]\s*")
COPIES_BESIDE = re.compile(r"(?<=[\s　])副\s*本\s*[:：]")
BARE_LABEL = re.compile(
    rf"\s*(?P<label>{'|'.join(map(_spaced, ('公告事項', '主旨', '說明', '辦法', '擬辦')))})\s*"
)
SPACED_LABEL = re.compile(r"\s*(?P<label>主\s*旨|說\s*明|辦\s*法|擬\s*辦)[\s　]{2,}(?=\S)")
LONG_SECRECY = "密等及解密條件或保密期限"
SECRECY_STEM = 4

# --- kinds and titles -------------------------------------------------------------------------
KINDS = (
    "開會通知單",
    "會勘通知單",
    "交辦案件通知單",
    "催辦案件通知單",
    "交議案件通知單",
    "通知單",
    "移文單",
    "公示送達公告",
    "獎懲令",
    "派免令",
    "派令",
    "書函",
    "箋函",
    "便箋",
    "公告",
    "通報",
    "通告",
    "公報",
    "令",
    "函",
    "呈",
    "咨",
    "箋",
    "簽",
)
_KIND = "|".join(_spaced(kind) for kind in KINDS)
_NAME = r"[\u3400-\u9fff〇A-Za-z0-9（）()、・\s　]"
TITLE = re.compile(
    rf"\s*(?P<issuer>{_NAME}{{0,60}}?)[\s　]*(?P<kind>{_KIND})[\s　]*(?:[（(]\s*(?:稿|草稿|副本|抄本|正本|影本)\s*[）)])?\s*"
    r"(?:(?P<date>(?:中華民國|民國)\s*\d{2,3}\s*年[\d\s]{1,5}月[\d\s]{1,5}日)\s*)?"
)
MINUTE_TITLE = re.compile(
    r"\s*簽\s*(?:於|于)?[\s　]*(?P<issuer>[\u3400-\u9fff]{2,20})?[\s　]*(?:(?:日期\s*[:：]\s*)?(?P<date>(?:中華民國)?\s*\d{2,3}\s*年.*日))?\s*"
)
MINUTE = "簽"
AGENCY_END = (
    r"(?:部|院|署|局|處|府|會|校|室|所|司|科|課|組|中心|館|場|站|隊|團|廠|公司|銀行|大學|學院|中學|小學|"
    r"高中|國中|國小|高職|高工|高商|家商|海事|農工|幼兒園|分院|監獄|園區|附小|附中|附工|總處|辦公室|"
    r"指揮部|司令部|秘書長|社|庫|分行|委員會|工程處|事務所|檢察署|法庭|郵局|圖書館|園|港|法人|學苑|基地)"
)
AGENCY_LINE = re.compile(rf"[\s　]*[\u3400-\u9fff（）()\s　]{{1,40}}{AGENCY_END}[\s　]*")
ADDRESS_MARKS = re.compile(r"[路街巷弄樓]\S*號|\d號|樓$")

# --- page furniture ---------------------------------------------------------------------------
FURNITURE = re.compile(
    r"(?:第?\d+頁[/,，、;]?(?:共?\d+頁)?|共\d+頁[,，]?第\d+頁|第\d+頁[,，]?共\d+頁|page\d+(?:of|/)?\d*|"
    r"[-–—─~～]+\d{1,3}[-–—─~～]+|\d{1,3}/\d{1,3}|[.…·‧:：|｜┊│\-–—─_*]*[裝訂線][.…·‧:：|｜┊│\-–—─_*裝訂線]*|"
    r"(?:總收文|收文|收文章|總收文章|電子收文|線上收文)(?:號|日期|字號|文號|時間)?[:：]?[\d./年月日:時分]*|"
    r"[.…·‧┊│|｜─—_]{3,}|\*[A-Z0-9]+\*|(?:正本|副本|抄本|影本|正本\(紙本\))|電子公文(?:交換章?)?|公文交換章?|交換章|電子交換|紙本遞送|"
    r"[電子公文交換章]{0,7}\d{4}[/-]\d{2}[/-]\d{2}(?:[電子公文交換章]{0,7}\d{2}:\d{2}:\d{2})?[電子公文交換章]{0,7}|"
    r"[電子公文交換章]{0,7}\d{2}:\d{2}:\d{2}[電子公文交換章]{0,7}|換?章|[A-Z]?\d{10,11}1\d{2}\.\d{1,2}\.\d{1,2}|"
    r"(?:限閱|密件|附件)?浮水印|校對:?\S{0,4}|監印:?\S{0,4}|發文附件請至\S{0,40}下載)",
    re.IGNORECASE,
)
STAMP_BESIDE = re.compile(
    r"[\s　]+(?:電\s?子\s?公\s?文|交\s?換\s?章|[電文交換\s]{0,6}(?:\d{4}[/-]\d{2}[/-]\d{2}|\d{2}:\d{2}:\d{2}))"
    r"[電子公文交換章\s]*(?:\d{2}:\d{2}:\d{2}[文換章\s]*)?$"
)
FILED = re.compile(r"(?:檔號|保存年限|保存期限)[/／]?(?:保存年限|保存期限)?[:：].{0,24}")
RECEIPT_NUMBER = re.compile(r"[A-Z]?\d{7,12}")
RECEIPT_DATE = re.compile(r"\d{2,3}[./]\d{1,2}[./]\d{1,2}")
PAGE_NUMBER = re.compile(r"\d{1,3}")
BEFORE_NUMBER = re.compile(r"(?:第|字第|年|月|民國|計|共|[、,,:：(（])$")
MARKED_FURNITURE = "總收文"

# --- the end of a letter ----------------------------------------------------------------------
_OFFICE = (
    "代理部長|部長|代理署長|署長|局長|代理局長|處長|縣長|市長|代理縣長|代理市長|校長|代理校長|主任委員|"
    "主任秘書|院長|人事長|主計長|區長|鄉長|鎮長|所長|館長|總統|司長|董事長|理事長|會長|總經理|司令|審計長|"
    "大隊長|總隊長|隊長|主任|秘書長|科長|組長|廠長|站長|總監|首席檢察官|檢察長|執行長|園長|園主任|"
    "分局長|典獄長|代表|部長|次長|政務次長|行政院院長"
)
SIGNATURE = re.compile(
    rf"(?:[\u3400-\u9fff]{{0,12}}?)(?:{'|'.join(map(_spaced, _OFFICE.split('|')))})"
    r"[\s　]*[\u3400-\u9fff○ＯO〇·．.*\s　]{0,12}"
    r"(?:[（(]?\s*(?:公假|公出|請假|休假|出國|差假|公差)[\s\S]{0,24}(?:代行|代理|代決))?[）)]?"
)
DECIDED_BELOW = re.compile(
    r"[（(]?(?:本案|本件|本文)?依(?:照)?分層負責(?:規定|明細表)|依分層負責|會辦單位|第[一二三四]層決行|(?:敬陳|謹陳|右陳|敬會)"
)
LIST_GOES_ON = re.compile(r"[、，,；;：:（(及與]\s*$")

# --- items ------------------------------------------------------------------------------------
_NUMERAL = "[一二三四五六七八九十]{1,3}"
MARK_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "article",
        re.compile(
            r"第\s*(?P<value>[一二三四五六七八九十百]{1,5}|\d{1,3})\s*條(?:之[一二三四五六七八九十])?(?=[\s　])"
        ),
    ),
    ("formal", re.compile(rf"(?P<value>[{FORMAL}]{{1,3}})\s*[、．.]")),
    ("numeral", re.compile(rf"(?P<value>{_NUMERAL})\s*(?:[、．]|\.(?!\d))")),
    (
        "bracketed_numeral",
        re.compile(
            rf"[（(]\s*(?P<value>{_NUMERAL})\s*[)）]、?|(?P<single>[{BRACKETED_NUMERALS}])、?"
        ),
    ),
    ("digit", re.compile(r"(?P<value>[0-9０-９]{1,2})\s*(?:[、．]|\.(?![0-9０-９]))")),
    (
        "bracketed_digit",
        re.compile(
            rf"[（(]\s*(?P<value>[0-9０-９]{{1,2}})\s*[)）]、?|(?P<single>[{BRACKETED_DIGITS}])、?"
        ),
    ),
    ("stem", re.compile(rf"(?P<value>[{STEMS}])\s*[、．]")),
    ("bracketed_stem", re.compile(rf"[（(]\s*(?P<value>[{STEMS}])\s*[)）]、?")),
    ("branch", re.compile(rf"(?P<value>[{BRANCHES}])\s*[、．]")),
    ("bracketed_branch", re.compile(rf"[（(]\s*(?P<value>[{BRANCHES}])\s*[)）]、?")),
    ("circled", re.compile(rf"(?P<single>[{CIRCLED}])")),
)
WIDE_BRACKETS = str.maketrans({"(": "（", ")": "）"})
SENTENCE_END = "。；;：:！？!?）)」』】"
INLINE_MARK = re.compile(rf"(?<=[。；：;])\s*(?=(?:{_NUMERAL}、|[（(]{_NUMERAL}[)）]))")
FIRST_MARKS = ("一", "二")
BULLET = re.compile(r"\s*[-•●◎*▪■□◆]\s+")

# --- lists ------------------------------------------------------------------------------------
NONE_WORDS = ("無", "無附件", "(無)", "（無）", "-", "－", "無。")
FILE_NAME = re.compile(r"[^\s、，,；;（()）]+\.\s*[A-Za-z]{2,5}\b")
FILE_BEGINS = re.compile(r"[A-Za-z0-9]+_[A-Za-z0-9_]*$")
FILE_ENDS = re.compile(r"[A-Za-z0-9_]*\.\s*[A-Za-z]{2,5}\b")
OPENING, CLOSING = "（(「『《〈[【", "）)」』》〉]】"
SEPARATORS = "、；;，,\n"

# --- questions and cards ----------------------------------------------------------------------
QUESTION_HEAD = re.compile(
    r"\s*(?:[-•]\s*)?[【\[]?\s*(?:(?:Question|Q)\s*(?P<code>\d{1,3})\s*(?:[:：.．、】\]]|$)|"
    r"Ｑ\s*(?P<wide>[0-9０-９]{1,3})\s*(?:[:：.．、】]|$)|"
    r"(?:問題?|題)\s*(?P<numeral>[一二三四五六七八九十]{1,3}|\d{1,3})\s*[:：.．、】]|"
    r"(?:(?P<item>[一二三四五六七八九十]{1,3})\s*、\s*)?(?:問|Q|Ｑ)\s*[:：])\s*"
)
ANSWER_HEAD = re.compile(
    r"\s*(?:[-•]\s*)?[【\[]?\s*(?:(?:Answer|A)\s*\d{0,3}|Ａ\s*[0-9０-９]{0,3}|答\d{0,3}|答覆|說明)\s*"
    r"(?:[:：.．、】\]]|(?<=\d)$)\s*"
)
CONTENTS_LINE = re.compile(r"[\s.．…·‧]+\d{1,3}\s*$|[.．…‧]{2,}")
ASKS = "？?"
FULL_STOPS = "。！!？?：:；;）)」』"
QUESTION_CODE = "Q"

# --- the start of a letter --------------------------------------------------------------------
DATE_LINE = re.compile(
    r"(?:日期:)?(?:中華民國|民國)?[\d一二三四五六七八九十〇○]{2,5}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日|[^,。]{1,16}字第[\dA-Z]{1,12}號"
)
SENTENCE_STOPS = "。；！？，、"
COMMENCES = re.compile(
    r"(?:茲|修正|訂定|廢止|核釋|公布|發布|制定|增訂|刪除|派|任命|免|特任|依|有關|關於|第)"
)
LAW_KINDS = ("令", "公告", "公報", "派令", "獎懲令", "派免令")
SECRECY_PARTS = (
    "密等及解密條件或保密期",
    "密等及解密條件或保密",
    "密等及解密條件或",
    "密等及解密條件",
    "密等及解密條",
    "密等及解密",
)
MEETING_SUBJECTS = ("開會事由", "會議事由", "會勘事由")
BASIS_LABELS = ("依據", "法源依據")
NUMERAL_ROW = "一二三四五六七八九十"
FULL_STOP = "。"
EMPTY_VALUES = ("", "無", "-", "－", "─", "○", "○○", "○○○")
GOES_ON = "0123456789字第年月日函號、，"
COMES_ON = "0123456789字第號年月日函、，"
JOINT = "、"
WHOLE_NUMBER = re.compile(r"[^,;:。]{1,24}?字第?[0-9A-Z〇○一二三四五六七八九十零-]{1,15}號")
NUMBER_WITH_KIND = re.compile(r"號(?P<kind>開會通知單|書函|公告|函|令)釋?$")
DAY_END, NUMBER_END = "日", "號"
POINTS_ON = "如"
