"""An order for the sets of the library whose order a program can see.

Sets of tasks and threads are gone through in an order that depends on addresses: any is as right as any other, but a
trace must not change because a program is in another folder or has one more line. So the functions of the library that
start, cancel, join or hand out what is in such a set run, as they are, with another `set`: one in the order of creation.
"""

import asyncio
import concurrent.futures
import threading
import types
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, _base
from typing import Any

from . import executors, futures


class _InOrder(set[Any]):
    """A set of tasks, futures or threads that is gone through in the order of their creation."""

    def __iter__(self) -> Iterator[Any]:
        return iter(sorted(super().__iter__(), key=_order))

    def pop(self) -> Any:
        for item in self:
            self.discard(item)
            return item
        return super().pop()

    def __repr__(self) -> str:
        return f"{{{', '.join(map(repr, self))}}}" if self else "set()"


def _keeping_order(name: str) -> Callable[..., Any]:
    operation = getattr(set, name)

    def in_order(self: Any, *others: Any) -> Any:
        found = operation(self, *others)
        return _InOrder(found) if type(found) is set else found

    in_order.__name__ = in_order.__qualname__ = name
    return in_order


# What programs do with what they get: `asyncio.all_tasks() - {asyncio.current_task()}`.
for _name in ("copy", "difference", "intersection", "union", "symmetric_difference"):
    setattr(_InOrder, _name, _keeping_order(_name))
for _name in ("and", "or", "sub", "xor"):
    setattr(_InOrder, f"__{_name}__", _keeping_order(f"__{_name}__"))
    setattr(_InOrder, f"__r{_name}__", _keeping_order(f"__r{_name}__"))

_InOrder.__name__ = _InOrder.__qualname__ = "set"
_InOrder.__module__ = "builtins"


def install() -> None:
    """Gives them their order; before the snapshot, and before anybody observes them."""
    tasks, runners = asyncio.tasks, asyncio.runners
    ordered = types.SimpleNamespace(all_tasks=_all_tasks, gather=asyncio.gather)
    runners._cancel_all_tasks = _with(runners._cancel_all_tasks, tasks=ordered)
    tasks._wait = _with(tasks._wait, set=_InOrder)
    # It makes tasks of coroutines: in the order in which they were given.
    tasks._AsCompletedIterator.__init__ = _with(tasks._AsCompletedIterator.__init__, set=dict.fromkeys)
    asyncio.TaskGroup.__init__ = _with(asyncio.TaskGroup.__init__, set=_InOrder)
    ThreadPoolExecutor.__init__ = _with(ThreadPoolExecutor.__init__, set=_InOrder)  # type: ignore[method-assign]
    concurrent.futures.wait = _base.wait = _wait
    concurrent.futures.as_completed = _base.as_completed = _with(_base.as_completed, set=_InOrder, list=_backwards)
    asyncio.all_tasks = tasks.all_tasks = _every_task


def _with(function: Any, **replaced: Any) -> Any:
    """A function with the same code that sees other globals."""
    scope = {**function.__globals__, **replaced}
    copy = types.FunctionType(function.__code__, scope, None, function.__defaults__, function.__closure__)
    copy.__kwdefaults__ = function.__kwdefaults__
    copy.__doc__ = function.__doc__
    return copy


_really_wait = _with(_base.wait, set=_InOrder)
_really_all_tasks = asyncio.all_tasks


def _wait(fs: Any, timeout: float | None = None, return_when: str = _base.ALL_COMPLETED) -> Any:
    done, not_done = _really_wait(fs, timeout, return_when)
    return _base.DoneAndNotDoneFutures(_InOrder(done), _InOrder(not_done))


def _backwards(finished: Any) -> list[Any]:
    """`as_completed` takes them from the end."""
    return list(finished)[::-1]


def _every_task(loop: Any = None) -> Any:
    return _InOrder(_really_all_tasks(loop))


for _original, _ours in ((_base.wait, _wait), (asyncio.all_tasks, _every_task)):
    _ours.__name__ = _ours.__qualname__ = _original.__name__
    _ours.__module__, _ours.__doc__ = _original.__module__, _original.__doc__


def _all_tasks(loop: Any) -> list[Any]:
    return sorted(_really_all_tasks(loop), key=futures.number)


def _order(item: Any) -> int:
    if isinstance(item, threading.Thread):
        return item.ident or 0
    return executors.number_of_work(item) if isinstance(item, Future) else futures.number(item)
