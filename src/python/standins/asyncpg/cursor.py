"""asyncpg's cursors: rows that come in portions."""

from collections.abc import AsyncIterator, Generator, Sequence
from typing import Any

from async_tutor_probe.unsupported import Simulated

from . import exceptions


class CursorFactory(Simulated):
    """What connection.cursor gives: to be iterated over, or to be awaited."""

    def __init__(self, connection: Any, query: str, args: Sequence[Any]) -> None:
        self._connection = connection
        self._query = query
        self._args = args

    async def __aiter__(self) -> AsyncIterator[Any]:
        self._check()
        for row in await self._connection.fetch(self._query, *self._args):
            yield row

    def __await__(self) -> Generator[Any, Any, "Cursor"]:
        self._check()
        rows = yield from self._connection.fetch(self._query, *self._args).__await__()
        return Cursor(rows)

    def _check(self) -> None:
        if not self._connection.is_in_transaction():
            message = "cursor cannot be created outside of a transaction"
            raise exceptions.NoActiveSQLTransactionError(message)


class Cursor(Simulated):
    """A place in the rows of a result."""

    def __init__(self, rows: list[Any]) -> None:
        self._rows = rows

    async def fetch(self, n: int, *, timeout: float | None = None) -> list[Any]:
        taken, self._rows = self._rows[:n], self._rows[n:]
        return taken

    async def fetchrow(self, *, timeout: float | None = None) -> Any:
        return next(iter(await self.fetch(1)), None)

    async def forward(self, n: int, *, timeout: float | None = None) -> int:
        return len(await self.fetch(n))
