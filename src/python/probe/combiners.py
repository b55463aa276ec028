"""Observers of futures that stand for others (gather, shield), and of the cancellations that the library asks for."""

import asyncio
import weakref
from types import FrameType
from typing import Any, Final

from . import futures, lines, names, stdlib, wire
from .codes import CANCEL_REQUESTED, LAST_PLACE

_GatheringFuture: Final = asyncio.tasks._GatheringFuture

shielded: dict[int, Any] = {}
"""The task or future behind each future of `shield` that is alive, by the number of the latter."""


def install() -> None:
    """Observes them; before the snapshot."""
    stdlib.at_return(asyncio.gather, _gathered)
    stdlib.at_return(asyncio.shield, _shielded)
    stdlib.at_start(asyncio.Timeout._on_timeout, _timeout_cancels)
    stdlib.at_start(asyncio.TaskGroup._abort, _group_cancels)
    stdlib.at_start(asyncio.runners._cancel_all_tasks, _run_cancels)
    lines.cancel_requested = cancel_requested


def _gathered(frame: FrameType, future: Any) -> None:
    if isinstance(future, _GatheringFuture):
        futures.gathered(future, names.place_of(frame))


def _shielded(frame: FrameType, outer: Any) -> None:
    inner = frame.f_locals["inner"]
    if outer is not inner:
        number = futures.number(outer)
        shielded[number] = weakref.ref(inner, lambda _: shielded.pop(number, None))


def _timeout_cancels(frame: FrameType) -> None:
    cancel_requested(frame.f_locals["self"]._task)


def _group_cancels(frame: FrameType) -> None:
    group = frame.f_locals["self"]
    for task in _unfinished(group._tasks):
        cancel_requested(task)
    caller = frame.f_back
    if caller is not None and caller.f_code is asyncio.TaskGroup._on_task_done.__code__:
        # A child has failed: the group also interrupts the task that is still in its `async with`.
        cancel_requested(group._parent_task)


def _run_cancels(frame: FrameType) -> None:
    """asyncio.run ends: it cancels what is left, each task by itself."""
    for task in _unfinished(asyncio.all_tasks(frame.f_locals["loop"])):
        wire.emit((CANCEL_REQUESTED, futures.number(task), -1, 0, LAST_PLACE))


def _unfinished(tasks: Any) -> list[Any]:
    return sorted((task for task in tasks if not task.done()), key=futures.number)


def cancel_requested(target: Any) -> None:
    """
    Reports that `cancel()` is about to be called on a task or future, and on whom it will pass that on: a task cancels
    what it awaits, and gather its children.
    """
    asked = [(target, 0)]
    for _ in range(_PASSED_ON_LIMIT):
        if not asked:
            return
        future, sender = asked.pop()
        number = futures.number(future)
        wire.emit((CANCEL_REQUESTED, number, -1, sender, LAST_PLACE))
        asked += [(following, number) for following in reversed(_passed_on_to(future))]


_PASSED_ON_LIMIT: Final = 1_000


def _passed_on_to(future: Any) -> list[Any]:
    if isinstance(future, _GatheringFuture):
        return _unfinished(future._children)
    awaited = future._fut_waiter if isinstance(future, asyncio.Task) else None
    return [awaited] if isinstance(awaited, asyncio.Task | _GatheringFuture) and not awaited.done() else []
