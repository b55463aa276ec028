"""Answers what native Python makes of the corpus: requests and answers are lines of JSON that share an id.

    {"id": 1, "run": "task_group.py", "scale": 10}  runs a program: {"id": 1, "stdout": ..., "stderr": ..., "exitCode": ...}
    {"id": 2, "stderr": text}                       the normal form of another Python's standard error: {"id": 2, "stderr": ...}
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
AT_ONCE = 4
"""Programs that run at the same time. They sleep most of the time."""

sys.path.insert(0, str(CORPUS))
import verify  # noqa: E402  (a tool of the corpus)


def answer(request: dict[str, Any]) -> dict[str, Any]:
    if "stderr" in request:
        return {"stderr": verify.normalise(verify.ADDRESS.sub("0x", request["stderr"]))}
    program = verify.read_program(CORPUS / request["run"])
    outcome = verify.execute(verify.Run(program, sys.executable, request["scale"], 1))
    return {
        "stdout": outcome.stdout,
        "stderr": verify.normalise(outcome.stderr),
        "exitCode": outcome.exit_code,
    }


def reply(request: dict[str, Any]) -> None:
    print(json.dumps({"id": request["id"], **answer(request)}) + "\n", end="", flush=True)


with ThreadPoolExecutor(AT_ONCE) as pool:
    for line in sys.stdin:
        pool.submit(reply, json.loads(line))
