"""What a cited document is to the letter that cites it, as officers say it."""

RELATIONS = {
    "basis": "依據",
    "relay": "轉",
    "enclosure": "附",
    "amendment": "修正",
    "cessation": "停止適用",
}
