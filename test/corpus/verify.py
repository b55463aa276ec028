"""Check that each program prints the same on every Python, at real and scaled speed.

    python3 verify.py [--repeat 3] [--scale 10] [--only 'task_*'] PYTHON [PYTHON...]

Two comparisons are made. Runs of one Python must agree to the byte, addresses aside,
whether scaled or not: this also proves that scaled.py is invisible. The first runs of
all Pythons must agree after normalise(), which takes out what differs by version.
Exits with 1 if anything differs.
"""

import argparse
import difflib
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

CORPUS = Path(__file__).resolve().parent
TIME_LIMIT = 120

ADDRESS = re.compile(r"0x[0-9a-f]+", re.IGNORECASE)
HEADER = re.compile(r"^# (stdin|args|exit): (.*)$", re.MULTILINE)
FRAME = re.compile(r'^[ |]*File "(?P<path>[^"]*)", line \d+')


@dataclass(frozen=True)
class Program:
    path: Path
    stdin: str
    args: tuple[str, ...]
    exit_code: int


@dataclass(frozen=True)
class Outcome:
    stdout: str
    stderr: str
    exit_code: int


@dataclass(frozen=True)
class Run:
    program: Program
    python: str
    scale: float | None
    number: int

    def __str__(self) -> str:
        speed = "unscaled" if self.scale is None else f"scaled by {self.scale:g}"
        return f"{self.program.path.name}, {self.python}, {speed}, run {self.number}"


def read_program(path: Path) -> Program:
    first_paragraph = path.read_text("utf-8").partition("\n\n")[0]
    header = dict(HEADER.findall(first_paragraph))
    return Program(
        path=path,
        stdin=json.loads(f'"{header.get("stdin", "")}"'),
        args=tuple(shlex.split(header.get("args", ""))),
        exit_code=int(header.get("exit", 0)),
    )


def clean_environment() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}


def execute(run: Run) -> Outcome:
    speed = [] if run.scale is None else [str(CORPUS / "scaled.py"), str(run.scale)]
    program = run.program
    try:
        process = subprocess.run(
            [run.python, *speed, program.path.name, *program.args],
            input=program.stdin.encode(),
            capture_output=True,
            cwd=CORPUS,
            env=clean_environment(),
            check=False,
            timeout=TIME_LIMIT,
        )
    except subprocess.TimeoutExpired:
        return Outcome("", f"still running after {TIME_LIMIT} s", -1)
    return Outcome(
        stdout=process.stdout.decode(),
        stderr=ADDRESS.sub("0x", process.stderr.decode()),
        exit_code=process.returncode,
    )


def column(line: str) -> int:
    """Where the text begins; groups put a vertical bar before it."""
    return len(line) - len(line.lstrip(" |"))


def normalise(stderr: str) -> str:
    """Keep of a traceback only the frames of the program, without source lines.

    Source lines and markers below them, and the frames of the standard library, differ
    from version to version.
    """
    kept = []
    frame_column: int | None = None
    for line in stderr.splitlines():
        if frame_column is not None and column(line) > frame_column:
            continue
        frame = FRAME.match(line)
        frame_column = column(line) if frame else None
        if frame is None or frame["path"].startswith(str(CORPUS)):
            kept.append(line.rstrip().replace(f"{CORPUS}{os.sep}", ""))
    return "\n".join(kept)


def difference(expected: Outcome, actual: Outcome) -> list[str]:
    lines: list[str] = []
    for stream in "stdout", "stderr":
        lines += difflib.unified_diff(
            getattr(expected, stream).splitlines(),
            getattr(actual, stream).splitlines(),
            f"expected {stream}",
            f"actual {stream}",
            lineterm="",
        )
    if actual.exit_code != expected.exit_code:
        lines.append(f"exit code {actual.exit_code}, not {expected.exit_code}")
    return lines


def plan(program: Program, options: argparse.Namespace) -> list[Run]:
    return [
        Run(program, python, speed, number)
        for python in options.python
        for number in range(1, options.repeat + 1)
        for speed in (None, options.scale)
    ]


def compare(outcomes: dict[Run, Outcome]) -> Iterator[tuple[Run, list[str]]]:
    """The first run of each Python is the measure for its others, and is itself
    measured against the first run of the first Python."""
    first: Outcome | None = None
    first_of: dict[str, Outcome] = {}
    for run, outcome in outcomes.items():
        if run.python in first_of:
            yield run, difference(first_of[run.python], outcome)
            continue
        first_of[run.python] = outcome
        portable = replace(outcome, stderr=normalise(outcome.stderr))
        first = first or replace(portable, exit_code=run.program.exit_code)
        yield run, difference(first, portable)


def parse_arguments() -> argparse.Namespace:
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("python", nargs="+", help="interpreters, 3.11 or newer")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each kind")
    parser.add_argument("--scale", type=float, default=10)
    parser.add_argument("--jobs", type=int, default=2, help="runs at the same time")
    parser.add_argument("--only", default="*", help="pattern of program names")
    return parser.parse_args()


def main() -> int:
    options = parse_arguments()
    # Programs have an underscore in their name, tools have none.
    paths = sorted(p for p in CORPUS.glob("*_*.py") if p.match(f"{options.only}.py"))
    plans = [plan(read_program(path), options) for path in paths]
    total = failures = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        pending = [
            (runs, [pool.submit(execute, run) for run in runs]) for runs in plans
        ]
        for runs, futures in pending:
            outcomes = {run: f.result() for run, f in zip(runs, futures, strict=True)}
            for run, lines in compare(outcomes):
                total += 1
                if lines:
                    failures += 1
                    print(f"DIFFERS: {run}", *lines, sep="\n  ", flush=True)
    print(f"{len(plans)} programs, {total} runs, {failures} differ")
    return 1 if failures or not plans else 0


if __name__ == "__main__":
    sys.exit(main())
