"""The one directory that holds all state: database, keys, first password."""

import datetime as dt
import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from zhicai.basics.errors import Refused

MARK = "zhicai-home"
OWN_NAMES = {MARK, "keys", "first-password.txt", "demo-files"}
DATABASE = "zhicai.sqlite3"
KEYS = ("django", "national_id", "search")
SEALING = ("national_id", "search")
NEXT, OLD = "next", "old"


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


def read_key(name: str, *, home: Path | None = None) -> bytes:
    """A key of 32 bytes; in a directory not initialised, one that dies with the process.

    Raises Refused("home.key_missing") where an initialised directory lacks it or it is damaged:
    with another key everybody would look new, and no ID could be shown again.
    """
    home = home or home_path()
    path = home / "keys" / f"{name}.key"
    found = _find_key(path)
    if found is not None:
        return found
    if is_initialised(home):
        raise Refused("home.key_missing", value=path.name)
    return _PASSING.setdefault(name, secrets.token_bytes(32))


def _find_key(path: Path) -> bytes | None:
    text = path.read_text("ascii").strip() if path.is_file() else ""
    return bytes.fromhex(text) if re.fullmatch(r"[0-9a-f]{64}", text) else None


def act_as_owner() -> None:
    """Tables are made, or all is counted: say it before Django reads its settings."""
    _OWNER.append(True)


def acts_as_owner() -> bool:
    return bool(_OWNER)


_OWNER: list[bool] = []
_PASSING: dict[str, bytes] = {}


class KeyRing:
    """The keys at hand, read anew when a file of theirs is another one: processes live long.

    `opening` has the sealing key first, then the one to come or the last one, while it is kept.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._seen: tuple[object, ...] = ()
        self._held: tuple[bytes, tuple[bytes, ...]] = (b"", ())

    @property
    def search(self) -> bytes:
        return self._fresh()[0]

    @property
    def sealing(self) -> bytes:
        return self._fresh()[1][0]

    @property
    def opening(self) -> tuple[bytes, ...]:
        return self._fresh()[1]

    def _fresh(self) -> tuple[bytes, tuple[bytes, ...]]:
        folder = self._home / "keys"
        seen = tuple(_mark_of(path) for path in (folder, *(folder / f"{n}.key" for n in SEALING)))
        if seen != self._seen or not self._held[1]:
            others = (find_other(name, home=self._home) for name in (NEXT, OLD))
            sealing = (read_key("national_id", home=self._home), *filter(None, others))
            self._held = (read_key("search", home=self._home), sealing)
            self._seen = seen
        return self._held


def _mark_of(path: Path) -> object:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns


def find_other(ending: str, *, name: str = "national_id", home: Path) -> bytes | None:
    """The key to come, or the last one, where there is one."""
    return _find_key(home / "keys" / f"{name}.{ending}")


def stage_key(name: str, *, home: Path) -> bytes:
    """The key to come: the one that an interrupted change left, or a new one."""
    found = find_other(NEXT, name=name, home=home)
    if found is None:
        path = home / "keys" / f"{name}.{NEXT}"
        path.unlink(missing_ok=True)
        write_secret(path, secrets.token_bytes(32).hex().encode())
        found = _find_key(path)
    if found is None:
        raise Refused("home.key_missing", value=f"{name}.{NEXT}")
    return found


def promote_keys(home: Path) -> tuple[str, ...]:
    """Keys to come take the place of the present ones, which stay beside them as the last."""
    promoted = []
    for name in KEYS:
        coming, present, last = (home / "keys" / f"{name}.{end}" for end in (NEXT, "key", OLD))
        if coming.is_file():
            waiting = last.with_suffix(".copy")
            waiting.unlink(missing_ok=True)
            write_secret(waiting, present.read_bytes())
            waiting.replace(last)
            coming.replace(present)
            promoted.append(name)
    return tuple(promoted)


def drop_last_keys(home: Path) -> tuple[str, ...]:
    """Away with the keys that nothing needs any more."""
    found = [path for path in (home / "keys").glob(f"*.{OLD}") if path.stem in KEYS]
    for path in found:
        path.unlink()
    return tuple(sorted(path.stem for path in found))


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What may be shown of a key: a mark by which two are told apart, and its day."""

    name: str
    ending: str
    fingerprint: str
    made_at: dt.datetime


def list_key_files(home: Path) -> tuple[KeyFile, ...]:
    """Those in force, those to come, those kept until the change is proven."""
    told = []
    for name in KEYS:
        for ending in ("key", NEXT, OLD):
            path = home / "keys" / f"{name}.{ending}"
            found = _find_key(path)
            if found is not None:
                made_at = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
                told.append(KeyFile(name, ending, fingerprint_of(name, found), made_at))
    return tuple(told)


def fingerprint_of(name: str, key: bytes) -> str:
    """Eight bytes of a hash, in groups of four signs; tells nothing of the key itself."""
    text = hashlib.sha256(b"zhicai key " + name.encode() + key).hexdigest()[:16]
    return " ".join(text[start : start + 4] for start in range(0, 16, 4))
