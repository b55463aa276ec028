"""tornado.locks, on asyncio's."""

import asyncio
import datetime
from typing import Any

from async_tutor_probe.unsupported import attributes_of

from .ioloop import TimeoutError


def _seconds(timeout: Any) -> float | None:
    if timeout is None:
        return None
    if isinstance(timeout, datetime.timedelta):
        return timeout.total_seconds()
    return float(timeout) - asyncio.get_running_loop().time()


async def _within(timeout: Any, awaitable: Any) -> Any:
    try:
        return await asyncio.wait_for(awaitable, _seconds(timeout))
    except asyncio.TimeoutError:
        raise TimeoutError("Timeout") from None


class Event(asyncio.Event):
    """An event; `wait` can have a timeout."""

    async def wait(self, timeout: Any = None) -> Any:
        return await _within(timeout, super().wait())


class Semaphore(asyncio.Semaphore):
    """A semaphore: `async with semaphore:`."""


class BoundedSemaphore(asyncio.BoundedSemaphore):
    """A semaphore that is never released too often."""


class Lock(asyncio.Lock):
    """A lock: `async with lock:`."""


class Condition:
    """Tasks wait until they are notified. Other than in asyncio, there is no lock."""

    def __init__(self) -> None:
        self._condition = asyncio.Condition()

    async def wait(self, timeout: Any = None) -> bool:
        async with self._condition:
            try:
                await asyncio.wait_for(self._condition.wait(), _seconds(timeout))
            except asyncio.TimeoutError:
                return False
        return True

    def notify(self, n: int = 1) -> None:
        waiting = [waiter for waiter in self._condition._waiters if not waiter.done()]
        for waiter in waiting[:n]:
            waiter.set_result(False)

    def notify_all(self) -> None:
        self.notify(len(self._condition._waiters))


__getattr__ = attributes_of(__name__)
