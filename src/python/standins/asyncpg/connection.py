"""asyncpg's connections. Each does one thing at a time."""

import asyncio
import itertools
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from async_tutor_probe import simulation, strands
from async_tutor_probe.unsupported import Simulated, attributes_of, refuse

from . import _sql, exceptions
from ._database import MAX_CONNECTIONS, Database, Locked, Result, Transaction, database
from ._record import Record
from .cursor import CursorFactory
from .prepared_stmt import PreparedStatement
from .transaction import Transaction as TransactionContext

QUERY_NS = 10_000_000
"""What a query takes besides pg_sleep."""

DEADLOCK_NS = 1_000_000_000
"""PostgreSQL looks for deadlocks when somebody has waited so long."""

_NO_DIFFERENCE = (
    "host port user password passfile ssl direct_tls server_settings statement_cache_size loop "
    "max_cached_statement_lifetime max_cacheable_statement_size connection_class record_class target_session_attrs "
    "krbsrvname gsslib service servicefile"
)
_pids = itertools.count(1001)
_connections: "set[Connection]" = set()
_listeners: list[tuple[str, "Connection", Callable[..., Any]]] = []


class ServerVersion(NamedTuple):
    """The server's version."""

    major: int
    minor: int
    micro: int
    releaselevel: str
    serial: int


class Connection(Simulated):
    """A connection to the server."""

    def __init__(self, name: str, command_timeout: float | None) -> None:
        self._database: Database = database(name)
        self._command_timeout = command_timeout
        self._pid = next(_pids)
        self._transaction: Transaction | None = None
        self._busy = False
        self._closed = False
        self._released: asyncio.Future[None] | None = None
        _connections.add(self)

    def __repr__(self) -> str:
        return f"<asyncpg.connection.Connection object at {id(self):#x}>"

    # --- queries

    async def execute(self, query: str, *args: Any, timeout: float | None = None) -> str:
        """Runs a statement, or a script without arguments; gives its status."""
        status = ""
        for statement in [query] if args else _sql.split(query):
            status = (await self._run(statement, args, timeout)).status
        return status

    async def executemany(self, command: str, args: Iterable[Sequence[Any]], *, timeout: float | None = None) -> None:
        """Runs a statement for each sequence of arguments: all of them or, after an error, none."""
        rows = list(args)
        with self._operation():
            async with asyncio.timeout(timeout if timeout is not None else self._command_timeout):
                await self._run_many(command, rows)

    async def fetch(
        self, query: str, *args: Any, timeout: float | None = None, record_class: Any = None
    ) -> list[Record]:
        return _records(await self._run(query, args, timeout))

    async def fetchrow(
        self, query: str, *args: Any, timeout: float | None = None, record_class: Any = None
    ) -> Record | None:
        return next(iter(_records(await self._run(query, args, timeout))), None)

    async def fetchval(self, query: str, *args: Any, column: int = 0, timeout: float | None = None) -> Any:
        row = await self.fetchrow(query, *args, timeout=timeout)
        return None if row is None else row[column]

    async def prepare(self, query: str, *, name: str | None = None, timeout: float | None = None) -> PreparedStatement:
        with self._operation():
            await self._wait(query, QUERY_NS)
        return PreparedStatement(self, query)

    def cursor(
        self, query: str, *args: Any, prefetch: int | None = None, timeout: float | None = None
    ) -> CursorFactory:
        return CursorFactory(self, query, args)

    async def copy_records_to_table(
        self, table_name: str, *, records: Iterable[Sequence[Any]], columns: Sequence[str] | None = None, **options: Any
    ) -> str:
        refuse("copy_records_to_table()", options, ignore="timeout schema_name")
        rows = [tuple(record) for record in records]
        names = f" ({', '.join(columns)})" if columns else ""
        marks = ", ".join(f"${number + 1}" for number in range(len(rows[0]))) if rows else ""
        if rows:
            await self.executemany(f"INSERT INTO {table_name}{names} VALUES ({marks})", rows)
        return f"COPY {len(rows)}"

    async def _run(self, query: str, args: Sequence[Any], timeout: float | None) -> Result:
        with self._operation():
            async with asyncio.timeout(timeout if timeout is not None else self._command_timeout):
                try:
                    result = await self._unlocked(query, args)
                except exceptions.PostgresError:
                    await self._wait(query, QUERY_NS)
                    raise
                await self._wait(query, QUERY_NS + round(result.seconds * 1e9))
                return result

    async def _run_many(self, command: str, rows: list[Sequence[Any]]) -> None:
        alone = self._transaction is None
        transaction = self._transaction or self._begin()
        done = False
        try:
            for row in rows:
                await self._unlocked(command, row)
            done = True
        finally:
            if alone:
                self._transaction = transaction
                self._end(commit=done)
        await self._wait(command, QUERY_NS)

    @contextmanager
    def _operation(self) -> Any:
        simulation.used("database")
        if self._closed:
            raise exceptions.InterfaceError("connection is closed")
        if self._busy:
            raise exceptions.InterfaceError("cannot perform operation: another operation is in progress")
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    async def _wait(self, query: str, nanoseconds: int) -> None:
        await simulation.labelled(f"the database: {_shortened(query)}", simulation.after(nanoseconds))

    async def _unlocked(self, query: str, args: Sequence[Any]) -> Result:
        """Runs a statement as soon as nobody else has locked its rows."""
        control = self._control(query)
        if control is not None:
            return Result((), [], control, 0.0, [])
        since = strands.now_ns
        while True:
            try:
                result = self._database.run(query, args, self._transaction)
            except Locked as locked:
                await self._wait_for(locked.holder, since)
            else:
                _deliver(result.notifications, self._pid)
                return result

    async def _wait_for(self, holder: Transaction, since: int) -> None:
        mine = self._transaction
        if mine is not None:
            mine.waits_for = holder
        other: Transaction | None = holder
        while other is not None and other is not mine:
            other = other.waits_for
        if mine is not None and other is mine:
            mine.waits_for = None
            await simulation.labelled("a locked row", simulation.after(max(0, since + DEADLOCK_NS - strands.now_ns)))
            mine.failed = True
            raise exceptions.DeadlockDetectedError("deadlock detected", hint="See server log for query details.")
        holding = next(connection for connection in _connections if connection._transaction is holder)
        holding._released = holding._released or asyncio.get_running_loop().create_future()
        await simulation.labelled(f"a row that {holder.owner} has locked", asyncio.shield(holding._released))
        if mine is not None:
            mine.waits_for = None

    def _control(self, query: str) -> str | None:
        """Statements about transactions, which SQLite must not see."""
        words = query.upper().rstrip("; \n").split()
        transaction = self._transaction
        if words[:1] in (["BEGIN"], ["START"]):
            self._begin()
            return "BEGIN"
        if words[:1] in (["COMMIT"], ["END"]):
            return "COMMIT" if self._end(commit=True) else "ROLLBACK"
        if words[:1] == ["SAVEPOINT"] and transaction is not None:
            transaction.savepoints.append(len(transaction.log))
            return "SAVEPOINT"
        if words[:2] == ["ROLLBACK", "TO"] and transaction is not None:
            self._database.roll_back_to(transaction, transaction.savepoints.pop())
            return "ROLLBACK"
        if words[:1] == ["RELEASE"] and transaction is not None:
            transaction.savepoints.pop()
            return "RELEASE"
        if words[:1] == ["ROLLBACK"]:
            self._end(commit=False)
            return "ROLLBACK"
        if words[:1] == ["NOTIFY"]:
            channel, _, payload = query.split(None, 1)[1].rstrip("; \n").partition(",")
            _deliver([(channel.strip(), payload.strip().strip("'"))], self._pid)
            return "NOTIFY"
        return words[0] if words[:1] in (["SET"], ["RESET"], ["LISTEN"], ["UNLISTEN"]) else None

    # --- transactions

    def transaction(
        self, *, isolation: str | None = None, readonly: bool = False, deferrable: bool = False
    ) -> TransactionContext:
        return TransactionContext(self, isolation, readonly=readonly)

    def is_in_transaction(self) -> bool:
        return self._transaction is not None

    def _begin(self) -> Transaction:
        self._transaction = self._database.begin(f"connection {self._pid}")
        return self._transaction

    def _end(self, *, commit: bool) -> bool:
        transaction, self._transaction = self._transaction, None
        if transaction is None:
            return commit
        committed = self._database.end(transaction, commit=commit)
        if self._released is not None and not self._released.done():
            self._released.set_result(None)
        self._released = None
        return committed

    # --- the connection itself

    def is_closed(self) -> bool:
        return self._closed

    async def close(self, *, timeout: float | None = None) -> None:
        self.terminate()

    def terminate(self) -> None:
        if not self._closed:
            self._end(commit=False)
            self._closed = True
            _connections.discard(self)
            _listeners[:] = [entry for entry in _listeners if entry[1] is not self]

    async def reset(self, *, timeout: float | None = None) -> None:
        self._end(commit=False)
        _listeners[:] = [entry for entry in _listeners if entry[1] is not self]

    def get_server_pid(self) -> int:
        return self._pid

    def get_server_version(self) -> ServerVersion:
        return ServerVersion(17, 0, 0, "final", 0)

    async def add_listener(self, channel: str, callback: Callable[..., Any]) -> None:
        _listeners.append((channel, self, callback))

    async def remove_listener(self, channel: str, callback: Callable[..., Any]) -> None:
        _listeners[:] = [entry for entry in _listeners if entry != (channel, self, callback)]


def _deliver(notifications: list[tuple[str, str]], pid: int) -> None:
    for channel, payload in notifications:
        for wanted, connection, callback in _listeners:
            if wanted.lower() == channel.lower():
                loop: Any = asyncio.get_running_loop()

                def tell(
                    callback: Any = callback,
                    connection: Any = connection,
                    payload: str = payload,
                    channel: str = channel,
                ) -> None:
                    result = callback(connection, pid, channel, payload)
                    if asyncio.iscoroutine(result):
                        asyncio.get_running_loop().create_task(result)

                loop.alarm_at(strands.now_ns + QUERY_NS, tell)


def _records(result: Result) -> list[Record]:
    return [Record(result.names, row) for row in result.rows]


def _shortened(query: str) -> str:
    text = " ".join(query.split())
    return text if len(text) <= 60 else text[:59] + "…"


async def connect(
    dsn: str | None = None, *, timeout: float = 60, command_timeout: float | None = None, **options: Any
) -> Connection:
    """Connects to the server."""
    name = options.pop("database", None)
    refuse("asyncpg.connect()", options, ignore=_NO_DIFFERENCE)
    simulation.used("database")
    parts = urlsplit(dsn or "")
    await simulation.labelled(
        f"a connection to the database at {parts.hostname or 'localhost'}", simulation.after(QUERY_NS)
    )
    if len(_connections) >= MAX_CONNECTIONS:
        raise exceptions.TooManyConnectionsError("sorry, too many clients already")
    return Connection(name or unquote(parts.path.lstrip("/")) or "postgres", command_timeout)


__getattr__ = attributes_of(__name__)
