"""Run one command against a private PostgreSQL that lives and dies with it.

Usage: python tools/on_postgres.py pytest -q tests/records

PostgreSQL refuses to run as root, so root lends it another user. Nothing outlives the command:
the server is our own child, its files are a temporary folder, its port is loopback only.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MISSING = """\
PostgreSQL was not found and could not be installed: the PostgreSQL tests did NOT run.
找不到也無法安裝 PostgreSQL：PostgreSQL 的測試沒有執行。請安裝套件 postgresql 後再執行一次。
"""
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"]
READY_SECONDS = 60


def find_programs() -> Path | None:
    """The newest folder that holds initdb and postgres."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name)
    )
    on_path = shutil.which("initdb")
    if on_path is not None:
        folders.insert(0, Path(on_path).resolve().parent)
    whole = [folder for folder in folders if (folder / "postgres").exists()]
    return whole[-1] if whole else None


def install_programs() -> None:
    """Ask Debian or Ubuntu for the server, where we are allowed to."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", "postgresql"]):
        subprocess.run(
            ["apt-get", "-qq", *step], env=environment, check=False, stdin=subprocess.DEVNULL
        )


def other_user() -> dict[str, object]:
    """Arguments that make a child run as somebody who is not root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def make_cluster(programs: Path, folder: Path, *, password: str, user: dict[str, object]) -> None:
    secret = folder / "password"
    secret.write_text(password, encoding="utf-8")
    if user:
        for place in (folder, secret):
            os.chown(place, user["user"], user["group"])
    options = ["--username=zhicai", "--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync"]
    subprocess.run(
        [programs / "initdb", "-D", folder / "data", *options, "--encoding=UTF8", "--locale=C"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        **user,
    )


def start_server(
    programs: Path, folder: Path, *, port: int, user: dict[str, object]
) -> subprocess.Popen[bytes]:
    options = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}"]
    flags = [part for option in (*options, *FAST) for part in ("-c", option)]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", *flags],
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            start_new_session=True,
            **user,
        )


def wait_until_ready(server: subprocess.Popen[bytes], programs: Path, *, port: int) -> None:
    for _ in range(READY_SECONDS * 10):
        if server.poll() is not None:
            break
        asked = [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
        if subprocess.run(asked, check=False).returncode == 0:
            return
        time.sleep(0.1)
    sys.exit("PostgreSQL did not start; its log:")


def stop_server(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def run_beside(programs: Path, command: list[str]) -> int:
    """Start the server, run the command with its address in the environment, stop the server."""
    user, port, password = other_user(), free_port(), secrets.token_hex(12)
    with tempfile.TemporaryDirectory(prefix="zhicai-postgres-") as name:
        folder = Path(name)
        make_cluster(programs, folder, password=password, user=user)
        server = start_server(programs, folder, port=port, user=user)
        try:
            wait_until_ready(server, programs, port=port)
            address = f"postgres://zhicai:{password}@127.0.0.1:{port}/postgres"
            environment = {**os.environ, "ZHICAI_DATABASE_URL": address}
            return subprocess.run(command, check=False, env=environment).returncode
        finally:
            stop_server(server)
            if sys.exc_info()[0] is SystemExit:
                sys.stderr.write((folder / "log").read_text(encoding="utf-8", errors="replace"))


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if find_programs() is None:
        install_programs()
    programs = find_programs()
    if programs is None:
        sys.stderr.write(MISSING)
        return 1 if os.environ.get("CI") == "true" else 0
    print(f"PostgreSQL: {programs}", flush=True)
    return run_beside(programs, sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
