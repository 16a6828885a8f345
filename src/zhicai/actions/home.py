"""The one directory that holds all state: database, keys, first password."""

import os
import re
import secrets
from pathlib import Path

from zhicai.basics.errors import Refused

MARK = "zhicai-home"
OWN_NAMES = {MARK, "keys", "first-password.txt", "demo-files"}
DATABASE = "zhicai.sqlite3"
KEYS = ("django", "national_id", "search")


def home_path() -> Path:
    """ZHICAI_HOME, or `.zhicai` in the home directory."""
    given = os.environ.get("ZHICAI_HOME")
    return Path(given) if given else Path.home() / ".zhicai"


def is_initialised(home: Path) -> bool:
    return (home / MARK).is_file()


def is_foreign(home: Path) -> bool:
    """A directory with content that is not ours, or a file where a directory is meant."""
    if not home.exists() or is_initialised(home):
        return False
    if not home.is_dir():
        return True
    names = {entry.name for entry in home.iterdir()} - OWN_NAMES
    return any(not name.startswith(DATABASE) for name in names)


def protect(home: Path) -> None:
    """Only the owner may look into the directory and the database."""
    home.chmod(0o700)
    for path in home.glob(f"{DATABASE}*"):
        path.chmod(0o600)


def write_secret(path: Path, content: bytes) -> None:
    """Write a new file that only its owner reads."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)


def make_keys(home: Path) -> None:
    """Create the key files that do not exist yet."""
    folder = home / "keys"
    folder.mkdir(mode=0o700, exist_ok=True)
    for name in KEYS:
        path = folder / f"{name}.key"
        if not path.exists():
            write_secret(path, secrets.token_bytes(32).hex().encode())


def prepare_home(path: Path) -> bool:
    """Create directory and keys; True where the home was not there before.

    Must run before Django reads its settings, which need the keys.
    """
    if is_foreign(path):
        raise Refused("home.foreign", value=path.name)
    is_new = not is_initialised(path)
    if is_new:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        make_keys(path)
    return is_new


def read_key(name: str) -> bytes:
    """A key of 32 bytes; in a directory not initialised, one that dies with the process.

    Raises Refused("home.key_missing") where an initialised directory lacks it or it is damaged:
    with another key everybody would look new, and no ID could be shown again.
    """
    path = home_path() / "keys" / f"{name}.key"
    text = path.read_text("ascii").strip() if path.is_file() else ""
    if re.fullmatch(r"[0-9a-f]{64}", text):
        return bytes.fromhex(text)
    if is_initialised(home_path()):
        raise Refused("home.key_missing", value=path.name)
    return _PASSING.setdefault(name, secrets.token_bytes(32))


_PASSING: dict[str, bytes] = {}
