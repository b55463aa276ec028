"""An order for the sets of the library whose order a program can see.

Sets of tasks and threads are gone through in an order that depends on addresses: any is as right as any other, but a
trace must not change because a program is in another folder or has one more line. So the functions of the library that
start, cancel, join or hand out what is in such a set run, as they are, with another `set`: one in the order of creation.
"""

import asyncio
import threading
import types
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from . import futures


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


def _with(function: Any, **replaced: Any) -> Any:
    """A function with the same code that sees other globals."""
    scope = {**function.__globals__, **replaced}
    copy = types.FunctionType(function.__code__, scope, None, function.__defaults__, function.__closure__)
    copy.__kwdefaults__ = function.__kwdefaults__
    copy.__doc__ = function.__doc__
    return copy


def _all_tasks(loop: Any) -> list[Any]:
    return sorted(asyncio.all_tasks(loop), key=futures.number)


def _order(item: Any) -> int:
    return (item.ident or 0) if isinstance(item, threading.Thread) else futures.number(item)
