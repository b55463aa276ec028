"""Limits of a run. Reaching one is an event that says what to do."""

from typing import Final

from . import host, wire
from .codes import LIMIT_NAMES, LIMIT_REACHED

EXIT_CODE: Final = 124
"""What a program ends with that reaches a limit: `timeout` has the same."""


def reached(limit: str, allowed: int, advice: str) -> None:
    """Reports that the run ends because of a limit."""
    wire.emit((LIMIT_REACHED, LIMIT_NAMES.index(limit), wire.text(str(allowed)), wire.text(advice)))


def end_program(limit: str, allowed: int, what: str, advice: str) -> None:
    """Reports that a limit is reached and ends the program. `what` says of what there is too much."""
    reached(limit, allowed, advice)
    wire.flush()
    host.finish(EXIT_CODE, "limit", f"more than {allowed:,} {what}")
