"""The body of a message as it arrives."""

from asyncio import IncompleteReadError
from collections.abc import AsyncIterator, Awaitable, Callable

from async_tutor_probe.unsupported import Simulated


class StreamReader(Simulated):
    """Bytes that come piece by piece."""

    def __init__(self, more: Callable[[], Awaitable[bool]]) -> None:
        self._more = more
        self._buffer = b""
        self._eof = False

    def feed(self, data: bytes) -> None:
        """More has arrived."""
        self._buffer += data

    def feed_eof(self) -> None:
        """That was all."""
        self._eof = True

    def at_eof(self) -> bool:
        return self._eof and not self._buffer

    def is_eof(self) -> bool:
        return self._eof

    async def read(self, n: int = -1) -> bytes:
        """All of it; with a size, what is there, up to the size."""
        if n < 0:
            while await self._more():
                pass
            return self._take(len(self._buffer))
        while not self._buffer and await self._more():
            pass
        return self._take(n)

    async def readany(self) -> bytes:
        while not self._buffer and await self._more():
            pass
        return self._take(len(self._buffer))

    async def readexactly(self, n: int) -> bytes:
        while len(self._buffer) < n:
            if not await self._more():
                raise IncompleteReadError(self._take(len(self._buffer)), n)
        return self._take(n)

    async def readline(self) -> bytes:
        return await self.readuntil(b"\n")

    async def readuntil(self, separator: bytes = b"\n") -> bytes:
        while separator not in self._buffer and await self._more():
            pass
        end = self._buffer.find(separator)
        return self._take(end + len(separator) if end >= 0 else len(self._buffer))

    def _take(self, size: int) -> bytes:
        data, self._buffer = self._buffer[:size], self._buffer[size:]
        return data

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while line := await self.readline():
            yield line

    async def iter_chunked(self, n: int) -> AsyncIterator[bytes]:
        while data := await self.read(n):
            yield data

    async def iter_any(self) -> AsyncIterator[bytes]:
        while data := await self.readany():
            yield data

    async def iter_chunks(self) -> AsyncIterator[tuple[bytes, bool]]:
        while data := await self.readany():
            yield data, True
