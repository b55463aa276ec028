"""Run a Python program with its time scaled.

    python3 scaled.py SCALE program.py [args...]

What the program waits 1 s for takes 1/SCALE s. The program itself is started the
ordinary way, as `python3 program.py [args...]` by this same interpreter with these same
options, so that only time differs from a native run. How it is done: see scaled_time/.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

USAGE = "usage: python3 scaled.py SCALE program.py [args...]"
PATCHES = Path(__file__).resolve().parent / "scaled_time"


def parse_scale(text: str) -> float:
    scale = float(text)
    if not 0 < scale < float("inf"):
        raise ValueError(f"SCALE must be a positive number, not {text}")
    return scale


def environment(scale: float, outer: Mapping[str, str]) -> dict[str, str]:
    """Make the interpreter import scaled_time/sitecustomize.py, which undoes these."""
    inner = dict(outer, SCALED_TIME_FACTOR=repr(scale))
    path = [str(PATCHES)]
    if "PYTHONPATH" in outer:
        inner["SCALED_TIME_PYTHONPATH"] = outer["PYTHONPATH"]
        path.append(outer["PYTHONPATH"])
    inner["PYTHONPATH"] = os.pathsep.join(path)
    return inner


def interpreter_options() -> list[str]:
    """What stood between `python3` and `scaled.py`, for example `-X dev`."""
    return sys.orig_argv[1 : -len(sys.argv)]


def main() -> None:
    if len(sys.argv) < 3:
        sys.exit(USAGE)
    if sys.flags.ignore_environment or sys.flags.no_site:
        sys.exit("scaled.py needs PYTHONPATH and site: do not use -E, -I or -S")
    try:
        scale = parse_scale(sys.argv[1])
    except ValueError as error:
        sys.exit(f"{error}\n{USAGE}")
    command = [sys.executable, *interpreter_options(), *sys.argv[2:]]
    # Replacing the process keeps stdin, signals and the exit code exactly native.
    os.execve(sys.executable, command, environment(scale, os.environ))


if __name__ == "__main__":
    main()
