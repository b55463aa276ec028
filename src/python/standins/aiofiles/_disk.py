"""Calls on the simulated disk."""

import asyncio
from collections.abc import Callable
from typing import Any

from async_tutor_probe import simulation

SLOWNESS_NS = 50_000_000
"""What every call takes."""


async def call(name: str, function: Callable[..., Any], *args: Any, executor: Any = None, **kwargs: Any) -> Any:
    """Calls a function in a worker thread."""
    simulation.used("files")

    def work() -> Any:
        simulation.pause("the disk", SLOWNESS_NS)
        return function(*args, **kwargs)

    # What the worker's lane shows.
    work.__qualname__ = work.__name__ = name
    return await asyncio.get_running_loop().run_in_executor(executor, work)
