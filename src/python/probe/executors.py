"""Observers of executors: pools, the calls handed to them, and the futures that stand for those calls."""

import sys
import weakref
from asyncio import futures as asyncio_futures
from concurrent.futures import thread as pool_module
from types import FrameType
from typing import Any, Final, NamedTuple

from . import futures, names, stdlib, strands, thread, wire
from .codes import POOL_CREATED, POOL_TYPES, WORK_FINISHED, WORK_QUEUED, WORK_STARTED


class Work(NamedTuple):
    """A call handed to an executor."""

    number: int
    name: str
    worker: str


_pools: "weakref.WeakKeyDictionary[Any, int]" = weakref.WeakKeyDictionary()
_works: "weakref.WeakKeyDictionary[Any, Work]" = weakref.WeakKeyDictionary()
_works_of_futures: dict[int, Work] = {}
_running_work: dict[int, tuple[Work, Any]] = {}
_last_work = 0
_last_pool = 0

_POOL_THREADS: Final = POOL_TYPES.index("threads")


def install() -> None:
    """Observes thread pools; before the snapshot."""
    thread.pool_of_new_thread = _pool_of_new_thread
    executor = pool_module.ThreadPoolExecutor
    stdlib.at_return(executor.__init__, _pool_made)
    stdlib.at_return(pool_module._WorkItem.__init__, _submitted)
    stdlib.at_start(pool_module._WorkItem.run, _work_started)
    stdlib.at_return(pool_module._WorkItem.run, _work_ended)
    stdlib.at_return(asyncio_futures.wrap_future, _future_wrapped)


def _pool_made(frame: FrameType, _value: Any) -> None:
    executor = frame.f_locals["self"]
    number = new_pool_number(executor)
    is_default = executor._thread_name_prefix == "asyncio"
    name = "default executor" if is_default else names.assigned_name(frame) or executor._thread_name_prefix
    place = names.place_of(frame)
    wire.emit((POOL_CREATED, number, _POOL_THREADS, executor._max_workers, wire.text(name), place))


def new_pool_number(executor: Any) -> int:
    """The number of a new executor."""
    global _last_pool
    _last_pool += 1
    _pools[executor] = _last_pool
    return _last_pool


def _pool_of_new_thread() -> int:
    frame: FrameType | None = sys._getframe(2)
    adjust = pool_module.ThreadPoolExecutor._adjust_thread_count.__code__
    for _ in range(8):
        if frame is None:
            return 0
        if frame.f_code is adjust:
            return _pools.get(frame.f_locals["self"], 0)
        frame = frame.f_back
    return 0


def _submitted(frame: FrameType, _value: Any) -> None:
    """The call is wrapped: now, and not when `submit` returns, because a worker can be faster than that."""
    submit = frame.f_back
    if submit is not None and submit.f_code is pool_module.ThreadPoolExecutor.submit.__code__:
        register_work(frame.f_locals["future"], submit.f_locals["fn"], submit.f_locals["self"], submit)


def register_work(
    future: Any, function: Any, executor: Any, frame: FrameType, *, worker: str = "worker thread"
) -> Work:
    """Reports a call that was handed to an executor."""
    global _last_work
    _last_work += 1
    name = names.of_callable(function)
    work = _works[future] = Work(_last_work, name, worker)
    pool = _pools.get(executor, 0)
    wire.emit((WORK_QUEUED, work.number, pool, wire.text(name), names.place_of(frame)))
    return work


def number_of_work(future: Any) -> int:
    """The number of the call that a future of concurrent.futures stands for, in the order of their hand-over."""
    work = _works.get(future)
    return work.number if work is not None else 0


def _work_started(frame: FrameType) -> None:
    item = frame.f_locals["self"]
    if item.future.cancelled():
        return
    work = _works.get(item.future)
    if work is None:
        return
    _running_work[strands.current] = (work, item.future)
    wire.emit((WORK_STARTED, work.number))


def _work_ended(_frame: FrameType, _value: Any) -> None:
    running = _running_work.pop(strands.current, None)
    if running is None:
        return
    work, future = running
    if future._exception is not None:
        fields = (wire.EXCEPTION, *futures.exception_fields(future._exception))
    else:
        fields = (wire.RESULT, wire.once(futures.safe_repr(future._result)), -1, -1)
    wire.emit((WORK_FINISHED, work.number, *fields))


def _future_wrapped(frame: FrameType, wrapped: Any) -> None:
    work = _works.get(frame.f_locals["future"])
    if work is not None and wrapped is not None:
        label = f"{work.name} in a {work.worker}"
        number = futures.watch(wrapped, label, names.place_of(frame), work.number)
        _works_of_futures[number] = work


def work_of(future: Any) -> Work | None:
    """The call in an executor that a future of asyncio stands for."""
    return _works_of_futures.get(futures.numbers.get(id(future), 0))
