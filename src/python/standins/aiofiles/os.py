"""aiofiles.os: functions of os, in a worker thread."""

import os
from collections.abc import Callable, Coroutine
from typing import Any

from async_tutor_probe.unsupported import attributes_of

from . import ospath as path
from ._disk import call

__all__ = ["path"]


def in_a_thread(function: Callable[..., Any]) -> Callable[..., Coroutine[Any, Any, Any]]:
    """The same function as a coroutine function."""

    async def run(*args: Any, loop: Any = None, executor: Any = None, **kwargs: Any) -> Any:
        return await call(function.__name__, function, *args, executor=executor, **kwargs)

    run.__name__ = run.__qualname__ = function.__name__
    return run


for _name in "stat rename replace remove unlink mkdir makedirs rmdir removedirs listdir scandir access getcwd".split():
    globals()[_name] = in_a_thread(getattr(os, _name))
    __all__.append(_name)

__getattr__ = attributes_of(__name__)
