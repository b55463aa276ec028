"""aiofiles.open and the objects that it gives."""

import builtins
import io
from collections.abc import Generator
from typing import Any

from async_tutor_probe.unsupported import Simulated

from ._disk import call

_IN_A_THREAD = frozenset(
    "close flush isatty read read1 readall readinto readline readlines peek seek seekable tell truncate writable write "
    "writelines".split()
)
_AT_ONCE = frozenset("buffer closed encoding errors fileno line_buffering mode name newlines raw readable".split())


class _AsyncFile(Simulated):
    """An open file whose methods are coroutines."""

    def __init__(self, file: Any, executor: Any) -> None:
        self._file = file
        self._executor = executor

    def __getattr__(self, name: str) -> Any:
        if name in _AT_ONCE:
            return getattr(self._file, name)
        if name not in _IN_A_THREAD or not hasattr(self._file, name):
            return super().__getattr__(name)

        async def method(*args: Any, **kwargs: Any) -> Any:
            function = getattr(self._file, name)
            return await call(name, function, *args, executor=self._executor, **kwargs)

        method.__name__ = name
        method.__qualname__ = f"{type(self).__qualname__}.{name}"
        return method

    def __aiter__(self) -> "_AsyncFile":
        return self

    async def __anext__(self) -> Any:
        line = await self.readline()
        if line:
            return line
        raise StopAsyncIteration


class AsyncTextIOWrapper(_AsyncFile):
    """A text file."""


class AsyncBufferedReader(_AsyncFile):
    """A binary file."""


class AsyncBufferedIOBase(_AsyncFile):
    """A binary file to write to."""


class AsyncFileIO(_AsyncFile):
    """A file without a buffer."""


def _wrapped(file: Any, executor: Any) -> _AsyncFile:
    if isinstance(file, io.TextIOBase):
        return AsyncTextIOWrapper(file, executor)
    if isinstance(file, io.BufferedReader | io.BufferedRandom):
        return AsyncBufferedReader(file, executor)
    if isinstance(file, io.BufferedWriter):
        return AsyncBufferedIOBase(file, executor)
    return AsyncFileIO(file, executor)


class AiofilesContextManager:
    """What aiofiles.open gives: to be awaited, or to be entered."""

    __slots__ = ("_coro", "_obj")

    def __init__(self, coroutine: Any) -> None:
        self._coro = coroutine
        self._obj: Any = None

    def __await__(self) -> Generator[Any, Any, Any]:
        if self._obj is None:
            self._obj = yield from self._coro.__await__()
        return self._obj

    async def __aenter__(self) -> Any:
        return await self

    async def __aexit__(self, *_: Any) -> None:
        await self._obj.close()
        self._obj = None


def open(
    file: Any,
    mode: str = "r",
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
    closefd: bool = True,
    opener: Any = None,
    *,
    loop: Any = None,
    executor: Any = None,
) -> AiofilesContextManager:
    """Opens a file in a worker thread."""

    async def opened() -> _AsyncFile:
        arguments = (file, mode, buffering, encoding, errors, newline, closefd, opener)
        return _wrapped(await call("open", builtins.open, *arguments, executor=executor), executor)

    return AiofilesContextManager(opened())
