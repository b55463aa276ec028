"""tornado.ioloop: asyncio's event loop under other names."""

import asyncio
import datetime
import inspect
import logging
from collections.abc import Callable
from typing import Any

from async_tutor_probe.unsupported import Simulated, attributes_of

_logger = logging.getLogger("tornado.application")


class TimeoutError(asyncio.TimeoutError):
    """run_sync took too long."""


class IOLoop(Simulated):
    """The event loop."""

    _loops: "dict[asyncio.AbstractEventLoop, IOLoop]" = {}

    def __init__(self, asyncio_loop: Any = None, **_options: Any) -> None:
        self.asyncio_loop = asyncio_loop or asyncio.new_event_loop()
        IOLoop._loops[self.asyncio_loop] = self

    @staticmethod
    def current(instance: bool = True) -> "IOLoop":
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            loop = _loop_of_thread()
        return IOLoop._loops.get(loop) or IOLoop(loop)

    @staticmethod
    def instance() -> "IOLoop":
        return IOLoop.current()

    def make_current(self) -> None:
        asyncio.set_event_loop(self.asyncio_loop)

    def start(self) -> None:
        self.asyncio_loop.run_forever()

    def stop(self) -> None:
        self.asyncio_loop.stop()

    def close(self, all_fds: bool = False) -> None:
        IOLoop._loops.pop(self.asyncio_loop, None)
        self.asyncio_loop.close()

    def time(self) -> float:
        return float(self.asyncio_loop.time())

    def run_sync(self, func: Callable[[], Any], timeout: float | None = None) -> Any:
        async def run() -> Any:
            async with asyncio.timeout(timeout):
                result = func()
                return await result if inspect.isawaitable(result) else result

        try:
            return self.asyncio_loop.run_until_complete(run())
        except asyncio.TimeoutError:
            raise TimeoutError(f"Operation timed out after {timeout} seconds") from None

    def add_callback(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        self.asyncio_loop.call_soon_threadsafe(self._run_callback, callback, args, kwargs)

    def spawn_callback(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        self.add_callback(callback, *args, **kwargs)

    def add_callback_from_signal(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        self.add_callback(callback, *args, **kwargs)

    def _run_callback(self, callback: Callable[..., Any], args: Any, kwargs: Any) -> None:
        try:
            result = callback(*args, **kwargs)
            if inspect.isawaitable(result):
                self.add_future(asyncio.ensure_future(result), lambda future: future.result())
        except Exception:
            _logger.error("Exception in callback %r", callback, exc_info=True)

    def call_later(self, delay: float, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.asyncio_loop.call_later(delay, self._run_callback, callback, args, kwargs)

    def call_at(self, when: float, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.asyncio_loop.call_at(when, self._run_callback, callback, args, kwargs)

    def add_timeout(self, deadline: Any, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if isinstance(deadline, datetime.timedelta):
            return self.call_later(deadline.total_seconds(), callback, *args, **kwargs)
        return self.call_at(deadline, callback, *args, **kwargs)

    def remove_timeout(self, timeout: Any) -> None:
        timeout.cancel()

    def add_future(self, future: Any, callback: Callable[[Any], None]) -> None:
        asyncio.ensure_future(future).add_done_callback(lambda done: self._run_callback(callback, (done,), {}))

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> Any:
        return self.asyncio_loop.run_in_executor(executor, func, *args)

    def set_default_executor(self, executor: Any) -> None:
        self.asyncio_loop.set_default_executor(executor)


def _loop_of_thread() -> asyncio.AbstractEventLoop:
    """The loop that this thread uses when none runs; a new one the first time, as in Tornado."""
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
    return loop


class PeriodicCallback(Simulated):
    """Calls a function again and again."""

    def __init__(self, callback: Callable[[], Any], callback_time: Any, jitter: float = 0) -> None:
        is_delta = isinstance(callback_time, datetime.timedelta)
        self.callback = callback
        self.callback_time = callback_time.total_seconds() * 1000 if is_delta else callback_time
        self._timer: Any = None
        self._next = 0.0
        self._running = False

    def start(self) -> None:
        self._running = True
        self.io_loop = IOLoop.current()
        self._next = self.io_loop.time()
        self._schedule()

    def stop(self) -> None:
        self._running = False
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def is_running(self) -> bool:
        return self._running

    def _schedule(self) -> None:
        if self._running:
            seconds = self.callback_time / 1000
            self._next = max(self._next + seconds, self.io_loop.time())
            self._timer = self.io_loop.asyncio_loop.call_at(self._next, self._fire)

    def _fire(self) -> None:
        if self._running:
            asyncio.ensure_future(self._call())

    async def _call(self) -> None:
        try:
            result = self.callback()
            if inspect.isawaitable(result):
                await result
        except Exception:
            _logger.error("Exception in callback %r", self.callback, exc_info=True)
        self._schedule()


__getattr__ = attributes_of(__name__)
