"""Settings, read from the environment by helpers that refuse odd values."""

import os
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

import bootstrap_wrapper
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from zhicai.actions import home
from zhicai.actions.home import DATABASE, KeyRing, home_path, read_key
from zhicai.config.networks import read_networks


def read_flag(name: str) -> bool:
    value = os.environ.get(name, "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} takes 0 or 1, not {value!r}")
    return value == "1"


def read_database(url: str | None, *, is_owner: bool = False) -> dict[str, object]:
    """SQLite in ZHICAI_HOME, or the PostgreSQL that an address names.

    The owner sees all within her own session: migrations and recounts are nobody's view.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home_path() / DATABASE,
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                # Read where it lies, not copied: lists of many people take half the time.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                f" PRAGMA mmap_size={1 << 30};",
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
        "OPTIONS": {"options": "-c zhicai.scope=*"} if is_owner else {},
    }


def read_databases() -> dict[str, dict[str, object]]:
    """As the runtime role, or as the owner where a command of the owner's says so."""
    runtime = os.environ.get("ZHICAI_DATABASE_URL")
    if not home.acts_as_owner():
        return {"default": read_database(runtime)}
    owner = os.environ.get("ZHICAI_OWNER_DATABASE_URL") or runtime
    return {"default": read_database(owner, is_owner=True)}


def read_runtime_role() -> str:
    """Whom the owner lets work with her tables; "" where one account does everything."""
    names = [
        unquote(urlsplit(os.environ.get(name) or "").username or "")
        for name in ("ZHICAI_DATABASE_URL", "ZHICAI_OWNER_DATABASE_URL")
    ]
    return names[0] if all(names) and names[0] != names[1] else ""


def read_hosts(names: str | None) -> list[str]:
    """Names under which the site may be asked for, parted by commas; this machine by default."""
    if not names:
        return ["localhost", "127.0.0.1", "[::1]"]
    found = [name.strip() for name in names.split(",")]
    if not all(found) or "*" in found:
        raise ImproperlyConfigured("ZHICAI_HOSTS takes names parted by commas, no empty one, no *")
    return found


def read_proxies(names: str | None) -> frozenset[str]:
    """Addresses of our own proxies, parted by commas: what they say of the browser is believed."""
    found = [name.strip() for name in (names or "").split(",") if name.strip()]
    return frozenset(str(ip_address(name)) for name in found)


def read_preload(name: str) -> bool:
    """Browsers take a name into their list only with all names below it."""
    is_wanted = read_flag(name)
    if is_wanted and not read_flag("ZHICAI_HSTS_SUBDOMAINS"):
        raise ImproperlyConfigured(f"{name} needs ZHICAI_HSTS_SUBDOMAINS=1")
    return is_wanted


DEBUG = read_flag("ZHICAI_DEBUG")
SECRET_KEY = read_key("django").hex()
KEY_RING = KeyRing(home_path())
DATABASES = read_databases()
RUNTIME_ROLE = read_runtime_role()
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "zhicai.records.ledger",
    "zhicai.records.jobs",
    "zhicai.records.drafts",
    "zhicai.records.audit",
    "zhicai.records.enclosures",
    "zhicai.records.retention",
    "zhicai.records.accounts",
    "zhicai.records.offices",
    "zhicai.records.factors",
    "zhicai.records.agencies",
    "zhicai.records.staff",
    "zhicai.records.learning",
    "zhicai.records.certificates",
    "zhicai.records.overlays",
    "zhicai.records.duties",
    "zhicai.records.roles",
    "zhicai.records.approvals",
    "zhicai.records.requests",
    "zhicai.records.transfers",
    "zhicai.records.standings",
    "zhicai.records.wall",
    "zhicai.web",
]
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["zhicai.web.backend.AccountBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("CommonPasswordValidator", {}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ["code", "name"]}),
    )
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hant"
TIME_ZONE = "Asia/Taipei"
USE_TZ = True
ROOT_URLCONF = "zhicai.config.urls"
WSGI_APPLICATION = "zhicai.config.wsgi.application"

# The site. Nothing is asked from outside; pages of a signed-in account are never stored.
IS_HTTPS = read_flag("ZHICAI_HTTPS")
PROXIES = read_proxies(os.environ.get("ZHICAI_PROXIES"))
ALLOWED_HOSTS = read_hosts(os.environ.get("ZHICAI_HOSTS"))
# Proxies that may tell by a header who is signed in; where there is none, no header is believed.
TRUSTED_PROXIES = read_networks(os.environ.get("ZHICAI_TRUSTED_PROXIES"))
MIDDLEWARE = [
    "zhicai.web.request_key.RequestKeys",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "zhicai.web.trusted_header.TrustedHeader",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "zhicai.web.errors.ErrorPages",
    "zhicai.web.private.PrivatePages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["zhicai.web.templatetags.words", "zhicai.web.templatetags.parts"],
        },
    }
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [
    ("bootstrap/css", bootstrap_wrapper.get_bootstrap_css_dir()),
    ("bootstrap/js", bootstrap_wrapper.get_bootstrap_js_dir()),
]
WHITENOISE_USE_FINDERS = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(name)s %(message)s", "datefmt": "%Y-%m-%dT%H:%M:%S%z"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"zhicai": {"handlers": ["stderr"], "level": "INFO", "propagate": True}},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
LOGIN_URL = "sign_in.show"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_COOKIE_NAME = "zhicai_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_HTTPS else 0
# Both reach beyond this site, to every name below its own: the operator says so, or nobody does.
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS and read_flag("ZHICAI_HSTS_SUBDOMAINS")
SECURE_HSTS_PRELOAD = IS_HTTPS and read_preload("ZHICAI_HSTS_PRELOAD")
SILENCED_SYSTEM_CHECKS = [
    check
    for check, is_chosen in (
        ("security.W005", SECURE_HSTS_INCLUDE_SUBDOMAINS),
        ("security.W021", SECURE_HSTS_PRELOAD),
    )
    if IS_HTTPS and not is_chosen
]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "zhicai.web.errors.show_stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_PERMISSIONS = 0o600
