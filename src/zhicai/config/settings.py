"""Settings, read from the environment by helpers that refuse odd values."""

import os
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from zhicai.actions.home import DATABASE, home_path, read_key


def read_flag(name: str) -> bool:
    value = os.environ.get(name, "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} takes 0 or 1, not {value!r}")
    return value == "1"


def read_database(url: str | None) -> dict[str, object]:
    """SQLite in ZHICAI_HOME, or PostgreSQL named by ZHICAI_DATABASE_URL."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home_path() / DATABASE,
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("ZHICAI_DATABASE_URL takes a postgres:// address")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
    }


DEBUG = read_flag("ZHICAI_DEBUG")
SECRET_KEY = read_key("django").hex()
NATIONAL_ID_KEY = read_key("national_id")
SEARCH_KEY = read_key("search")
DATABASES = {"default": read_database(os.environ.get("ZHICAI_DATABASE_URL"))}
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "zhicai.records.ledger",
    "zhicai.records.audit",
    "zhicai.records.accounts",
    "zhicai.records.agencies",
    "zhicai.records.staff",
    "zhicai.records.learning",
    "zhicai.records.certificates",
    "zhicai.records.standings",
]
AUTH_USER_MODEL = "accounts.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hant"
TIME_ZONE = "Asia/Taipei"
USE_TZ = True
ROOT_URLCONF = "zhicai.config.urls"
