"""Numbers for tasks and futures. Only weak references: watching must not keep a task alive."""

import gc
import weakref
from asyncio import Future, Task
from types import AsyncGeneratorType
from typing import Any

from . import limits, lines, names, wire
from .codes import FUTURE_CREATED, FUTURE_FINISHED, TASK_CREATED

numbers: dict[int, int] = {}
"""The number of each known task or future that is alive, by id."""

open_futures: dict[int, "weakref.ref[Future[Any]]"] = {}
"""Futures that the learner's code made and that are not reported as done, by number."""

open_gathers: set[int] = set()
"""Futures of `gather` that are not reported as done, by number. They are awaited, so their end is not searched for."""

task_limit = 100_000
"""Tasks alive at once."""

labels: dict[int, str] = {}
"""The variable of each future that the learner's code made and that is alive, by number; none if it has no name."""

_references: dict[int, "_Reference"] = {}
_last_number = 0


class _Reference(weakref.ref):
    """A weak reference that knows which entry to forget."""

    __slots__ = ("key",)


def _forget(reference: Any) -> None:
    labels.pop(numbers.pop(reference.key, 0), None)
    _references.pop(reference.key, None)


def number(future: Any) -> int:
    """The number of a task or future; a new one when it is seen for the first time."""
    global _last_number
    key = id(future)
    known = numbers.get(key)
    if known is not None:
        return known
    _last_number += 1
    numbers[key] = _last_number
    reference = _references[key] = _Reference(future, _forget)
    reference.key = key
    return _last_number


def task_created(task: "Task[Any]", loop: int, place: int) -> int:
    """Reports a new task."""
    task_number = number(task)
    if len(numbers) > task_limit:
        _end_for_tasks()
    coroutine = getattr(task.get_coro(), "__qualname__", "") or _unnamed(task.get_coro())
    wire.emit((TASK_CREATED, task_number, wire.text(task.get_name()), wire.text(coroutine), loop, place))
    return task_number


def _unnamed(awaitable: Any) -> str:
    """The step of an asynchronous generator, which the loop closes when nobody goes through it any more."""
    for referent in gc.get_referents(awaitable):
        if isinstance(referent, AsyncGeneratorType):
            return f"{referent.__qualname__}.aclose"
    return type(awaitable).__name__


def _end_for_tasks() -> None:
    advice = "Create tasks at the pace at which they finish, for example behind a semaphore or with a few workers."
    limits.end_program("tasks", task_limit, "tasks at once", advice)


def future_created(future: Any, label: str, place: int, work: int = 0) -> int:
    """Reports a future that is not a task; `work` is the call in an executor that it stands for."""
    future_number = number(future)
    wire.emit((FUTURE_CREATED, future_number, wire.text(label), work, place))
    return future_number


def watch_future(future: "Future[Any]", frame: Any) -> None:
    """Reports a future that the learner's own code made, and its end when it comes."""
    name = names.assigned_name(frame)
    future_number = watch(future, name or "future", names.place_of(frame))
    if name:
        labels[future_number] = name


def watch(future: "Future[Any]", label: str, place: int, work: int = 0) -> int:
    """Reports a future, and its end when it comes."""
    future_number = future_created(future, label, place, work)
    open_futures[future_number] = weakref.ref(future)
    return future_number


def gathered(future: "Future[Any]", place: int) -> None:
    """Reports the future of a `gather`, and its end when something follows from it."""
    if not future.done():
        open_gathers.add(future_created(future, "gather", place))


def report_if_done(future: Any) -> None:
    """Reports the end of a watched future, once."""
    future_number = numbers.get(id(future), 0)
    if not (future_number in open_futures or future_number in open_gathers) or not future.done():
        return
    open_futures.pop(future_number, None)
    open_gathers.discard(future_number)
    wire.emit((FUTURE_FINISHED, future_number, *outcome(future)))


def report_done() -> None:
    """Reports the watched futures that are done. Those that somebody awaits are reported when they wake them."""
    for future_number, reference in list(open_futures.items()):
        future = reference()
        if future is None:
            del open_futures[future_number]
        elif future.done():
            report_if_done(future)


def outcome(future: Any) -> tuple[int, int, int, int]:
    """How a finished task or future ended, as fields. Reading the private attribute leaves "never retrieved" alone."""
    if future.cancelled():
        message = getattr(future, "_cancel_message", None)
        return (wire.CANCELLED, wire.text(wire.shorten(str(message))) if message is not None else -1, -1, -1)
    error = future._exception
    if error is not None:
        return (wire.EXCEPTION, *exception_fields(error))
    result = future._result
    return (wire.RESULT, wire.text("None") if result is None else wire.once(safe_repr(result)), -1, -1)


def exception_fields(error: BaseException) -> tuple[int, int, int]:
    """Type, message and (left out) traceback of an exception, as fields."""
    try:
        message = str(error)
    except Exception:
        message = "(its message cannot be shown)"
    return (wire.text(type(error).__name__), wire.once(wire.shorten(message)), -1)


busy = False
"""Code of the learner runs on our behalf (a `__repr__`): it must not be preempted."""

_ATOMS = (int, float, bool, bytes, str)


def safe_repr(value: Any) -> str:
    """A bounded repr that cannot raise into the program. Large containers are described, not spelled out."""
    global busy
    if isinstance(value, str | bytes) and len(value) > wire.VALUE_LIMIT:
        return wire.shorten(repr(value[: wire.VALUE_LIMIT]))
    if isinstance(value, int) and abs(value).bit_length() > 512:
        return "(a very large int)"
    if isinstance(value, list | tuple | dict | set | frozenset) and len(value) > 20:
        return f"<{type(value).__name__} of {len(value)} items>"
    busy = True
    try:
        return wire.shorten(repr(value))
    except BaseException as error:
        return f"<{type(value).__name__}, whose repr raised {type(error).__name__}>"
    finally:
        busy = False


def _number_of_pending(future: Any) -> int:
    future_number = numbers.get(id(future), 0)
    return future_number if future_number and not future.done() else 0


lines.number_of_pending = _number_of_pending
lines.report_if_done = report_if_done
