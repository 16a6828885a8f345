"""The invented course catalogue, and which of its courses the level list leaves out."""

from __future__ import annotations

from zhicai.exchange.demo.model import Course

ENVIRONMENT_CATEGORY = "337"

BASIC = (
    Course("AI-B01", "公務人員AI素養入門", 60, "basic", True, "71"),
    Course("AI-B02", "認識人工智慧：原理與限制", 120, "basic", True, "71"),
    Course("AI-B03", "生成式AI與公務應用", 90, "basic", True, "71"),
    Course("AI-B04", "AI倫理與個人資料保護", 60, "basic", True, "71"),
    Course("AI-B05", "提示詞撰寫實務（一）", 180, "basic", None, "71", nature=2),
    Course("AI-B06", "AI輔助公文寫作", 60, "basic", None, "71"),
)
ADVANCED = (
    Course("AI-A01", "AI專案導入與需求規劃", 180, "advanced", True, "71", nature=2),
    Course("AI-A02", "資料治理與AI模型評估", 120, "advanced", True, "71"),
    Course("AI-A03", "提示詞撰寫實務（二）", 60, "advanced", None, "71"),
    Course("AI-A04", "AI委外採購與驗收重點", 90, "advanced", True, "71"),
    Course("AI-A05", "機器學習公務案例實作", 180, "advanced", None, "71", nature=3),
    Course("AI-A06", "AI風險管理與稽核", 60, "advanced", True, "71"),
)
UNLISTED = (
    Course("AI-X01", "智慧城市與AIoT創新應用", 120, None, None, "71"),
    Course("AI-X02", "AI繪圖與簡報設計工作坊", 180, None, None, "71", nature=2),
    Course("AI-X03", "大型語言模型最新發展", 60, None, None, "71"),
)
GENERAL = (
    Course("GN-101", "行政中立", 120, "none", True, "7"),
    Course("GN-102", "性別主流化基礎課程", 120, "none", True, "346"),
    Course("GN-103", "政府採購法實務", 360, "none", False, "23", nature=2),
    Course("GN-104", "公文寫作與檔案管理", 180, "none", False, "253"),
    Course("GN-105", "資通安全通識", 180, "none", False, "54"),
    Course("GN-106", "公務倫理與廉政", 120, "none", True, "8"),
    Course("GN-107", "為民服務與溝通技巧", 180, "none", False, "23"),
    Course("GN-108", "財產管理實務", 240, "none", None, "23", nature=2),
    Course("GN-109", "國家賠償法案例研析", 180, "none", False, "29"),
)
ENVIRONMENTAL = (
    Course("EN-201", "淨零綠生活", 120, "none", True, ENVIRONMENT_CATEGORY),
    Course("EN-202", "氣候變遷與地方調適", 120, "none", True, ENVIRONMENT_CATEGORY),
)

COURSES: tuple[Course, ...] = (*BASIC, *ADVANCED, *UNLISTED, *GENERAL, *ENVIRONMENTAL)
