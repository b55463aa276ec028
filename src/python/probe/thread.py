"""Stand-ins for the threads of the C module _thread, on strands. The unmodified threading, queue and
concurrent.futures run on them. The behaviour follows CPython's Modules/_threadmodule.c.
"""

import sys
import traceback
import types
from collections.abc import Callable
from typing import Any

from . import host, locks, strands, thread_local, wire
from .codes import LAST_PLACE, THREAD_CREATED, THREAD_ENDED

pool_of_new_thread: Callable[[], int] = lambda: 0  # noqa: E731  (set by stdlib, which is imported later)
"""The executor whose worker is being started, or 0."""


class _ThreadHandle:
    """What a threading.Thread holds of the thread that runs it."""

    __slots__ = ("ident", "_done", "_joiners", "_started", "__weakref__")

    def __init__(self) -> None:
        self.ident: int | None = None
        self._done = False
        self._started = False
        self._joiners: list[int] = []

    def is_done(self) -> bool:
        return self._done

    def _set_done(self) -> None:
        self._done = True
        joiners, self._joiners = self._joiners, []
        for joiner in joiners:
            host.wake(joiner)

    def join(self, timeout: float | None = None) -> None:
        if not self._started and self.ident is None:
            raise RuntimeError("thread not started")
        if self._done:
            return
        if self.ident == strands.current:
            raise RuntimeError("Cannot join current thread")
        name = strands.names.get(self.ident or 0, "a thread")
        self._joiners.append(strands.current)
        strands.park(strands.WAIT_JOIN, f"{name} to end", deadline=locks.deadline(timeout), reference=self.ident or 0)
        if strands.current in self._joiners:
            self._joiners.remove(strands.current)


_ThreadHandle.__module__ = "_thread"

_joined_at_exit: set[_ThreadHandle] = set()
main_handle = _ThreadHandle()
main_handle.ident = strands.MAIN


def start_joinable_thread(
    function: Callable[[], None], handle: _ThreadHandle | None = None, daemon: bool = True
) -> _ThreadHandle:
    handle = handle or _ThreadHandle()
    thread = getattr(function, "__self__", None)

    def body() -> None:
        try:
            _run_body(function)
        finally:
            _joined_at_exit.discard(handle)
            thread_local.forget(strands.current)
            handle._set_done()

    handle._started = True
    handle.ident = strands.spawn(body)
    _announce(handle.ident, getattr(thread, "name", None), bool(getattr(thread, "daemon", daemon)))
    if not daemon:
        _joined_at_exit.add(handle)
    return handle


def start_new_thread(function: Callable[..., None], args: tuple[Any, ...], kwargs: dict[str, Any] | None = None) -> int:
    def body() -> None:
        try:
            _run_body(lambda: function(*args, **(kwargs or {})), function)
        finally:
            thread_local.forget(strands.current)

    strand = strands.spawn(body)
    _announce(strand, getattr(function, "__name__", None), True)
    return strand


def _announce(strand: int, name: str | None, daemon: bool) -> None:
    strands.names[strand] = name or f"Thread-{strand}"
    process = strands.processes[strand]
    fields = (strand, wire.text(strands.names[strand]), daemon, process, pool_of_new_thread(), LAST_PLACE)
    wire.emit((THREAD_CREATED, *fields))


def _run_body(body: Callable[[], None], function: Callable[..., None] | None = None) -> None:
    """Runs what a thread was started for; `function` is what to call it."""
    outcome = (wire.RESULT, wire.text("None"), -1, -1)
    try:
        body()
    except SystemExit:
        pass
    except BaseException as error:
        outcome = (wire.EXCEPTION, wire.text(type(error).__name__), wire.once(wire.shorten(str(error))), -1)
        _report_unraisable(error, function or body)
    wire.emit((THREAD_ENDED, *outcome))


def _report_unraisable(error: BaseException, function: Callable[..., None]) -> None:
    message = f"Exception ignored in thread started by {function!r}"
    if sys.unraisablehook is sys.__unraisablehook__:
        # The one in C takes only arguments that C has made.
        sys.stderr.write(f"{message}:\n")
        traceback.print_exception(error)
        return
    sys.unraisablehook(
        types.SimpleNamespace(
            exc_type=type(error),
            exc_value=error,
            exc_traceback=error.__traceback__,
            err_msg=message,
            object=None,
        )
    )


def get_ident() -> int:
    return strands.current


def _shutdown() -> None:
    while _joined_at_exit:
        next(iter(sorted(_joined_at_exit, key=lambda handle: handle.ident or 0))).join()


def _make_thread_handle(ident: int) -> _ThreadHandle:
    if ident == strands.MAIN:
        return main_handle
    handle = _ThreadHandle()
    handle.ident = ident
    return handle
