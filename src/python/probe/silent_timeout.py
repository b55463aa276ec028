"""Timeouts that the program has not asked for. They hold, and the trace does not mention them."""

import asyncio
from typing import Any


class SilentTimeout(asyncio.Timeout):  # type: ignore[misc]
    """asyncio.timeout(delay), without a timer of the loop."""

    _timeout_handler: Any
    _on_timeout: Any

    def __init__(self, delay: float | None) -> None:
        loop = asyncio.get_running_loop()
        super().__init__(None if delay is None else loop.time() + delay)

    def reschedule(self, when: float | None) -> None:
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        self._when = when
        if when is not None:
            loop: Any = asyncio.get_running_loop()
            self._timeout_handler = loop.alarm_at(round(when * 1e9), self._on_timeout)
