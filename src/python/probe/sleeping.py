"""Stand-in for time.sleep, and what keeps busy loops from standing still in virtual time."""

import time

from . import strands, ticks

_monotonic_ns = time.monotonic_ns


def sleep(seconds: float, /) -> None:
    """Stand-in for time.sleep."""
    if not isinstance(seconds, int | float):
        seconds = float(seconds) if hasattr(seconds, "__float__") else seconds.__index__()
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if seconds == 0:
        spin()
        strands.yield_()
        return
    label = f"time.sleep({seconds:g})"
    strands.park(strands.WAIT_SLEEP, label, deadline=_monotonic_ns() + round(seconds * 1e9))


SPINS = 1_000
"""Turns of a busy loop at one instant that cost a quantum of CPU time: without it, virtual time would never move."""

_spins = 0
_spinning_at = -1


def spin() -> None:
    """Counts a turn of what may be a busy loop."""
    global _spins, _spinning_at
    now = _monotonic_ns()
    if now != _spinning_at:
        _spinning_at, _spins = now, 0
    _spins += 1
    if _spins >= SPINS:
        _spins = 0
        strands.spend(ticks.QUANTUM_NS)


sleep.__module__ = "time"
