"""CPython's countdown of loop turns and calls (Python/emscripten_signal.c), which we use as a CPU clock.

When it has run down, CPython looks for signals, and the host gives it one: see cpu.py. Ticks are counted from the
last `arm`, so only a program that computes a lot at one virtual instant ever gets there.
"""

import ctypes
from typing import Any, Final

FIRST_LOOK: Final = 2_000
"""Ticks after which we look at a step for the first time: does it flood us with lines?"""

QUANTUM: Final = 25_000
"""Ticks that make a quantum of CPU time."""

QUANTUM_NS: Final = 5_000_000
"""What a quantum costs: 5 ms, the switch interval of CPython's GIL."""

cell: Any = ctypes.c_int(0)
"""The countdown: `cell.value` is what is left."""

bursts: dict[int, int] = {}
"""Strands that compute, and the virtual time at which they began."""


def bind(address: int) -> None:
    """Where the countdown is in memory."""
    global cell
    cell = ctypes.c_int.from_address(address)
