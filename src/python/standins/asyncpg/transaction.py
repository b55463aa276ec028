"""asyncpg's transactions: `async with connection.transaction():`, nested ones are savepoints."""

from typing import Any

from async_tutor_probe.unsupported import Simulated

from . import exceptions

_LEVELS = {
    None: "BEGIN;",
    "read_committed": "BEGIN ISOLATION LEVEL READ COMMITTED;",
    "repeatable_read": "BEGIN ISOLATION LEVEL REPEATABLE READ;",
    "serializable": "BEGIN ISOLATION LEVEL SERIALIZABLE;",
}


class Transaction(Simulated):
    """A transaction, or a savepoint within one."""

    def __init__(self, connection: Any, isolation: str | None, *, readonly: bool) -> None:
        if isolation not in _LEVELS:
            raise ValueError(f"isolation is expected to be either of {set(_LEVELS) - {None}}, got {isolation!r}")
        self._connection = connection
        self._isolation = isolation
        self._readonly = readonly
        self._nested = False
        self._state = "new"

    async def start(self) -> None:
        """Begins."""
        if self._state != "new":
            raise exceptions.InterfaceError("cannot start; the transaction is already started")
        self._nested = self._connection.is_in_transaction()
        await self._connection.execute("SAVEPOINT s" if self._nested else _LEVELS[self._isolation])
        self._state = "started"

    async def commit(self) -> None:
        """Keeps the changes."""
        self._check("commit")
        self._state = "committed"
        await self._connection.execute("RELEASE SAVEPOINT s" if self._nested else "COMMIT;")

    async def rollback(self) -> None:
        """Undoes the changes."""
        self._check("rollback")
        self._state = "rolledback"
        await self._connection.execute("ROLLBACK TO s" if self._nested else "ROLLBACK;")

    def _check(self, operation: str) -> None:
        if self._state == "new":
            raise exceptions.InterfaceError(f"cannot {operation}; the transaction is not yet started")
        if self._state != "started":
            raise exceptions.InterfaceError(f"cannot {operation}; the transaction is already {self._state}")

    async def __aenter__(self) -> "Transaction":
        await self.start()
        return self

    async def __aexit__(self, kind: Any, *_: Any) -> None:
        if self._connection.is_closed():
            return
        if kind is not None:
            await self.rollback()
        else:
            await self.commit()
