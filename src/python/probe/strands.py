"""Virtual threads. Exactly one strand runs; the host decides which, and when.

A strand is a WebAssembly stack of its own (JavaScript Promise Integration). Switching costs 7 microseconds; when the
host names the strand that already runs, nothing is switched and only the clock has moved.
"""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from . import deadlock, host, lines, ticks, wire
from .codes import LAST_PLACE, LOOP_BLOCKED, NO_TIME, THREAD_BLOCKED, THREAD_WAIT_KINDS

MAIN: Final = 1

FAR_FUTURE: Final = 1 << 52
"""A deadline that no run reaches and that JavaScript can still count to."""

current = MAIN
"""The strand that runs."""

count = 1
"""Strands alive."""

names: dict[int, str] = {MAIN: "MainThread"}
"""What each strand is called, for deadlock reports."""

MAIN_PROCESS: Final = 1

processes: dict[int, int] = {MAIN: MAIN_PROCESS}
"""The process that each strand belongs to."""

waits: dict[int, tuple[str, int]] = {}
"""What each parked strand waits for and who could end that (0: nobody known), for deadlock reports."""

stepping: dict[int, int] = {}
"""The loop whose step or callback runs on a strand: a strand that parks meanwhile blocks that loop."""

now_ns = 0
"""The virtual clock, as of the last time that it could have moved."""

now = 0.0
"""The same in seconds: what loop.time() gives."""

_bodies: dict[int, Callable[[], None]] = {}
_run_sync: Any = None
_real_ensure_future = asyncio.ensure_future
_monotonic_ns: Any = None

LOOP_LABEL: Final = "nothing to do"
"""What a thread waits for whose loop is idle."""

WAIT_SLEEP: Final = THREAD_WAIT_KINDS.index("sleep")
WAIT_LOOP: Final = THREAD_WAIT_KINDS.index("loop")
WAIT_LOCK: Final = THREAD_WAIT_KINDS.index("lock")
WAIT_JOIN: Final = THREAD_WAIT_KINDS.index("join")
WAIT_WORK: Final = THREAD_WAIT_KINDS.index("work")
WAIT_START: Final = -1
"""Waiting for a new thread to report for duty: it takes no time and is nobody's doing, so it is not reported."""


def install() -> None:
    """Takes hold of the function that suspends a WebAssembly stack."""
    global _run_sync, _monotonic_ns
    import time

    from pyodide.ffi import run_sync

    _run_sync = run_sync
    _monotonic_ns = time.monotonic_ns


def park(kind: int, label: str, *, deadline: int = NO_TIME, queue: int = 0, reference: int = 0, owner: int = 0) -> None:
    """Waits until woken, until handed the queue, or until the deadline (virtual nanoseconds)."""
    deadline = min(deadline, FAR_FUTURE)
    me = current
    if kind != WAIT_START:
        wire.emit(
            (THREAD_BLOCKED, kind, wire.text(label), reference, owner, *wire.time_fields(deadline), LAST_PLACE)
        )
    loop = stepping.get(me, 0) if kind != WAIT_LOOP else 0
    since = now_ns
    waits[me] = (label, owner)
    ticks.bursts.pop(me, None)
    switch_to(host.park(*wire.take(), deadline, queue))
    waits.pop(me, None)
    if loop and since != now_ns:
        wire.emit((LOOP_BLOCKED, loop, *wire.time_fields(since), wire.text(label), LAST_PLACE))


def yield_() -> None:
    """Lets the strands that are ready go first."""
    if count > 1:
        switch_to(host.give_way(*wire.take()))


def spend(nanoseconds: int) -> None:
    """The running strand has computed for some virtual time."""
    switch_to(host.spend(*wire.take(), nanoseconds))


def switch_to(strand: int) -> None:
    """Runs another strand; returns when this one has been resumed."""
    global current
    if strand == current:
        _go_on()
        return
    if strand == 0:
        deadlock.end_program()
    me = current
    current = strand
    # run_sync makes a future of what it gets, on the running loop. The baton is none of Python's business: it is
    # passed through untouched, and the hook removes itself.
    asyncio.ensure_future = _pass_through  # type: ignore[assignment]
    _run_sync(host.baton)
    current = me
    _go_on()


def _go_on() -> None:
    """The running strand has its turn (again): whether its lines are reported depends on what it does."""
    read_clock()
    if current in ticks.bursts:
        ticks.cell.value = ticks.QUANTUM
        if current in lines.floods:
            lines.hush()
    else:
        ticks.cell.value = ticks.FIRST_LOOK
        if lines.quiet:
            lines.speak()


def read_clock() -> None:
    """Takes note of the virtual time; it can move only while a strand gives up its turn."""
    global now_ns, now
    now_ns = _monotonic_ns()
    now = now_ns / 1e9


def _pass_through(awaitable: Any, **_: Any) -> Any:
    asyncio.ensure_future = _real_ensure_future
    return awaitable


def spawn(body: Callable[[], None], process: int = 0) -> int:
    """A new strand that runs `body` when its turn comes, in a process (0: that of the running strand)."""
    global count
    process = process or processes.get(current, MAIN_PROCESS)
    strand = host.spawn(process)
    if strand == 0:
        raise RuntimeError("can't start new thread")
    count += 1
    _bodies[strand] = body
    processes[strand] = process
    return strand


def enter(strand: int) -> None:
    """The host calls this on a fresh stack to start a strand."""
    global count, current
    asyncio.events._set_running_loop(None)
    _go_on()
    try:
        _bodies.pop(strand)()
    except BaseException as error:  # a strand's body handles its own errors: this is a bug of ours
        host.finish(70, "crashed", f"{type(error).__name__}: {error}")
    count -= 1
    names.pop(strand, None)
    processes.pop(strand, None)
    ticks.bursts.pop(strand, None)
    stepping.pop(strand, None)
    following = host.end(*wire.take())
    if following == 0:
        deadlock.end_program()
    current = following
