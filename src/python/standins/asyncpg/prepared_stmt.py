"""asyncpg's prepared statements."""

from collections.abc import Iterable, Sequence
from typing import Any

from async_tutor_probe.unsupported import Simulated

from .cursor import CursorFactory


class PreparedStatement(Simulated):
    """A statement that is ready to run, again and again."""

    def __init__(self, connection: Any, query: str) -> None:
        self._connection = connection
        self._query = query

    def get_query(self) -> str:
        return self._query

    async def fetch(self, *args: Any, timeout: float | None = None) -> Any:
        return await self._connection.fetch(self._query, *args, timeout=timeout)

    async def fetchrow(self, *args: Any, timeout: float | None = None) -> Any:
        return await self._connection.fetchrow(self._query, *args, timeout=timeout)

    async def fetchval(self, *args: Any, column: int = 0, timeout: float | None = None) -> Any:
        return await self._connection.fetchval(self._query, *args, column=column, timeout=timeout)

    async def executemany(self, args: Iterable[Sequence[Any]], *, timeout: float | None = None) -> None:
        await self._connection.executemany(self._query, args, timeout=timeout)

    def cursor(self, *args: Any, prefetch: int | None = None, timeout: float | None = None) -> CursorFactory:
        return CursorFactory(self._connection, self._query, args)
