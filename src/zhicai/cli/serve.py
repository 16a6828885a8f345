"""`zhicai serve`."""

import os
import signal
import subprocess
import sys
from typing import Any

import click

from zhicai.cli.office import command_errors, open_caller

DEFAULT_PORT = 8115
LOOPBACK = "127.0.0.1"
THREADS = 4
SECONDS_TO_END = 10  # a process that still loads the site misses the first signal


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--host", default=LOOPBACK, show_default=True, help="接受連線的位址；預設只有本機")
@click.option("--port", default=DEFAULT_PORT, show_default=True, help="連接埠")
@click.option("--processes", default=2, show_default=True, help="處理網頁的程序數")
@command_errors
def serve(**options: Any) -> None:
    """啟動網站與背景作業；按 Ctrl+C 停止。

    網站只監聽本機。要給其他電腦使用，請放在反向代理之後，並設定 ZHICAI_HOSTS 與 ZHICAI_HTTPS=1。
    """
    caller = open_caller()
    from zhicai.actions.figures.renewal import schedule_renewal
    from zhicai.actions.retention.jobs import schedule_night

    schedule_night(caller.now)
    if schedule_renewal(caller.now):
        click.echo(
            "現有統計須依目前的條文與日期重新計算，已排入背景作業；完成前畫面逐頁現算，數字相同。"
        )
    serve_here(**options)


def serve_here(*, host: str, port: int, processes: int) -> None:
    """The site and one worker for jobs; whichever ends takes the other with it."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    worker = start_worker()
    click.echo(f"網站：http://{host}:{port}/　按 Ctrl+C 停止")
    try:
        Granian(
            "zhicai.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=processes,
            blocking_threads=THREADS,
            workers_kill_timeout=SECONDS_TO_END,
            websockets=False,
            log_access=False,
            log_level=LogLevels.warning,
        ).serve()
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait()


def start_worker() -> subprocess.Popen[bytes]:
    """A process that takes up background jobs one after another."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "zhicai.config.settings"}
    command = [sys.executable, "-m", "django", "db_worker", "--no-startup-delay", "--no-reload"]
    return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL)
