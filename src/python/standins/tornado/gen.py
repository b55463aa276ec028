"""tornado.gen."""

import asyncio
import datetime
import functools
import inspect
from collections.abc import Callable, Generator
from typing import Any

from async_tutor_probe.unsupported import attributes_of

from .ioloop import TimeoutError

__all__ = ["TimeoutError"]


class Return(Exception):
    """Returns a value from a coroutine, as before Python 3.3."""

    def __init__(self, value: Any = None) -> None:
        self.value = value


def coroutine(function: Callable[..., Any]) -> Callable[..., "asyncio.Future[Any]"]:
    """Makes a coroutine of a generator that yields futures."""

    @functools.wraps(function)
    def start(*args: Any, **kwargs: Any) -> "asyncio.Future[Any]":
        return asyncio.ensure_future(_drive(function, args, kwargs))

    return start


async def _drive(function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
    try:
        made = function(*args, **kwargs)
        if not isinstance(made, Generator):
            return made
        return await _step_through(made)
    except Return as returned:
        return returned.value


async def _step_through(generator: Generator[Any, Any, Any]) -> Any:
    value: Any = None
    error: BaseException | None = None
    while True:
        try:
            yielded = generator.send(value) if error is None else generator.throw(error)
        except StopIteration as stop:
            return stop.value
        value, error = None, None
        try:
            value = await _awaited(yielded)
        except Exception as failure:
            error = failure


async def _awaited(yielded: Any) -> Any:
    if isinstance(yielded, list | tuple):
        return await asyncio.gather(*yielded)
    if isinstance(yielded, dict):
        return dict(zip(yielded, await asyncio.gather(*yielded.values()), strict=True))
    return await yielded if yielded is not None else await asyncio.sleep(0)


async def sleep(duration: float) -> None:
    await asyncio.sleep(duration)


async def multi(children: Any, quiet_exceptions: Any = ()) -> Any:
    return await _awaited(dict(children) if isinstance(children, dict) else list(children))


def is_coroutine_function(function: Any) -> bool:
    return inspect.iscoroutinefunction(function)


async def with_timeout(timeout: Any, future: Any, quiet_exceptions: Any = ()) -> Any:
    loop = asyncio.get_running_loop()
    seconds = timeout.total_seconds() if isinstance(timeout, datetime.timedelta) else timeout - loop.time()
    try:
        return await asyncio.wait_for(asyncio.shield(future), seconds)
    except asyncio.TimeoutError:
        raise TimeoutError("Timeout") from None


def convert_yielded(yielded: Any) -> "asyncio.Future[Any]":
    return asyncio.ensure_future(_awaited(yielded))


moment = None
__getattr__ = attributes_of(__name__)
