"""Replaces the clocks of the time module, and all that waits, by their scaled kind.

Everything in the standard library that waits ends in one of few C functions: sleep, a
lock's acquire, SimpleQueue.get, a thread's join, a selector's select. Only these are
replaced. Condition, Event, Semaphore, Barrier, Timer, queue.Queue, Future and asyncio
are built on them, compute with the replaced clocks, and stay as they are.
"""

import functools
import queue
import selectors
import threading
import time
from _thread import LockType, allocate_lock
from collections.abc import Callable
from typing import Any

from scaled_clock import NANOSECONDS, Clock, Wait

clock: Clock


def is_positive(timeout: object) -> bool:
    """Other timeouts do not wait or are errors, and go to the native function."""
    return isinstance(timeout, int | float) and timeout > 0


class Builtin:
    """A replacement for a builtin function, and to look at the builtin itself.

    Not a plain function: stored on a class, that would become a method.
    """

    def __init__(self, native: Callable[..., Any], call: Callable[..., Any]) -> None:
        functools.update_wrapper(self, native)
        self._native = native
        self._call = call

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._call(*args, **kwargs)

    def __repr__(self) -> str:
        return repr(self._native)


def replace_clock(name: str) -> None:
    """Let a clock and its nanosecond twin go on from now as program time."""
    native: Callable[[], float] = getattr(time, name)
    native_ns: Callable[[], int] = getattr(time, f"{name}_ns")
    offset = native_ns() - clock.now()

    def now() -> float:
        return (clock.now() + offset) / NANOSECONDS

    def now_ns() -> int:
        return clock.now() + offset

    setattr(time, name, Builtin(native, now))
    setattr(time, f"{name}_ns", Builtin(native_ns, now_ns))


def replace_sleep() -> None:
    native = time.sleep

    def sleep(*args: Any) -> None:
        if not (len(args) == 1 and is_positive(args[0])):
            return native(*args)
        with Wait(clock, args[0]) as wait:
            while not wait.is_over():
                native(wait.real_seconds() or 0)

    setattr(time, "sleep", Builtin(native, sleep))


def acquire_scaled(
    native: Callable[[bool, float], bool], blocking: bool, timeout: float
) -> bool:
    if not blocking or not (timeout == -1 or is_positive(timeout)):
        return native(blocking, timeout)
    if native(False, -1):
        return True
    with Wait(clock, None if timeout == -1 else timeout) as wait:
        while True:
            real = wait.real_seconds()
            if native(True, -1 if real is None else real):
                return True
            if wait.is_over():
                return False


class Lock:
    """The C lock cannot be subclassed, so this one holds one."""

    __slots__ = ("__weakref__", "_lock", "locked", "release")

    def __init__(self) -> None:
        self._lock: LockType = allocate_lock()
        self.locked = self._lock.locked
        self.release = self._lock.release

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        return acquire_scaled(self._lock.acquire, blocking, timeout)

    __enter__ = acquire

    def __exit__(self, *exc: object) -> None:
        self._lock.release()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._lock, name)

    def __repr__(self) -> str:
        return repr(self._lock)


NativeRLock: Any = type(threading.RLock())


class RLock(NativeRLock):  # type: ignore[misc]
    __slots__ = ()

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        return acquire_scaled(super().acquire, blocking, timeout)

    __enter__ = acquire

    def __repr__(self) -> str:
        return str(super().__repr__()).replace(" RLock object", " _thread.RLock object")


PurePythonQueue: Any = vars(queue)["_PySimpleQueue"]


class SimpleQueue(PurePythonQueue):  # type: ignore[misc]
    """The standard library's own substitute for the C class, which waits for a Lock."""

    __module__ = "_queue"

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        try:
            return super().get(block, timeout)
        except queue.Empty:
            pass
        # Raised here, it shows no frame of the substitute.
        raise queue.Empty


def replace_locks() -> None:
    setattr(threading, "Lock", Lock)
    # Condition.wait() makes its waiters with this name, RLock() uses the second one.
    setattr(threading, "_allocate_lock", Lock)
    setattr(threading, "_CRLock", RLock)
    # The site module may have imported these, and so the native clock, before us.
    setattr(threading, "_time", time.monotonic)
    setattr(queue, "time", time.monotonic)
    setattr(queue, "SimpleQueue", SimpleQueue)


def replace_join() -> None:
    native = threading.Thread.join

    def join(self: threading.Thread, timeout: float | None = None) -> None:
        if timeout is not None and not is_positive(timeout):
            return native(self, timeout)
        with Wait(clock, timeout) as wait:
            while True:
                native(self, wait.real_seconds())
                if not self.is_alive() or wait.is_over():
                    return

    setattr(threading.Thread, "join", join)


def count_threads() -> None:
    """Tell the clock about threads from before their first to after their last step."""
    thread: Any = threading.Thread
    native_start, native_bootstrap = thread.start, thread._bootstrap_inner

    def start(self: threading.Thread) -> None:
        clock.thread_started()
        try:
            native_start(self)
        except BaseException:
            clock.thread_ended()
            raise

    def bootstrap(self: threading.Thread) -> None:
        try:
            native_bootstrap(self)
        finally:
            clock.thread_ended()

    thread.start, thread._bootstrap_inner = start, bootstrap


def replace_shutdown() -> None:
    """At the end of the program the interpreter waits for the other threads here."""
    native: Callable[[], None] = vars(threading)["_shutdown"]

    def shutdown() -> None:
        with Wait(clock, None):
            native()

    setattr(threading, "_shutdown", shutdown)


def replace_select(selector: type[selectors.BaseSelector]) -> None:
    native: Any = selector.select

    def select(self: selectors.BaseSelector, timeout: float | None = None) -> Any:
        if timeout is not None and not is_positive(timeout):
            return native(self, timeout)
        with Wait(clock, timeout) as wait:
            while True:
                events = native(self, wait.real_seconds())
                if events or wait.is_over():
                    return events

    setattr(selector, "select", select)


def replace_selectors() -> None:
    for member in list(vars(selectors).values()):
        is_selector = isinstance(member, type) and "select" in vars(member)
        if is_selector and member is not selectors.BaseSelector:
            replace_select(member)


def install(factor: float) -> None:
    global clock
    clock = Clock(factor)
    for name in "time", "monotonic", "perf_counter":
        replace_clock(name)
    replace_sleep()
    replace_locks()
    replace_join()
    count_threads()
    replace_shutdown()
    replace_selectors()
