"""tornado.queues, on asyncio's."""

import asyncio
from asyncio import QueueEmpty, QueueFull
from typing import Any

from async_tutor_probe.unsupported import attributes_of

from .locks import _within

__all__ = ["QueueEmpty", "QueueFull"]


class Queue(asyncio.Queue[Any]):
    """A queue, which can also be iterated over."""

    async def put(self, item: Any, timeout: Any = None) -> None:
        await _within(timeout, super().put(item))

    async def get(self, timeout: Any = None) -> Any:
        return await _within(timeout, super().get())

    async def join(self, timeout: Any = None) -> None:
        await _within(timeout, super().join())

    def __aiter__(self) -> "Queue":
        return self

    async def __anext__(self) -> Any:
        return await self.get()


class PriorityQueue(Queue, asyncio.PriorityQueue[Any]):
    """The smallest item comes first."""


class LifoQueue(Queue, asyncio.LifoQueue[Any]):
    """The last item comes first."""


__getattr__ = attributes_of(__name__)
