"""`zhicai import …` with a watch on its one transaction; seconds go to the file BENCH_SECONDS."""

import os
import time
from pathlib import Path
from typing import Any

from zhicai.cli.main import main
from zhicai.cli.office import open_django


def time_transaction() -> None:
    open_django()
    from zhicai.actions.intake import write_plan

    really = write_plan.apply_plan

    def apply_plan(*words: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return really(*words, **named)
        finally:
            seconds = time.perf_counter() - began
            Path(os.environ["BENCH_SECONDS"]).write_text(str(seconds))

    write_plan.apply_plan = apply_plan


if __name__ == "__main__":
    time_transaction()
    main()
