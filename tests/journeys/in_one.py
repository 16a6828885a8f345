"""Run many commands in one process: JSON arguments a line in, a JSON answer a line out."""

import contextlib
import io
import json
import sys

from zhicai.cli.main import main


def answer(arguments):
    out = io.StringIO()
    sys.argv = ["zhicai", *arguments]
    code = 0
    with contextlib.redirect_stdout(out):
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
    return {"code": code, "out": out.getvalue()}


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
