"""The simulated server: SQLite in memory, with the transactions of PostgreSQL on top.

One SQLite connection serves all. Triggers report every change of a row with what it takes to undo it. A transaction's
changes are there for itself; for the statements of others they are undone while they read. A row that an open
transaction has changed is locked: who wants to change it, too, waits for the end of that transaction.
"""

import datetime
import itertools
import json
import random
import re
import sqlite3
import uuid
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from . import _sql, exceptions

MAX_CONNECTIONS: Final = 100

_TIME_MARK: Final = "\x01"
_order = itertools.count()


class Undo(NamedTuple):
    """What undoes one change of one row."""

    order: int
    table: str
    row: int
    sql: str
    values: tuple[Any, ...]


class Transaction:
    """What a connection has changed and not committed."""

    def __init__(self, owner: str) -> None:
        self.owner = owner
        self.log: list[Undo] = []
        self.failed = False
        self.savepoints: list[int] = []
        self.waits_for: Transaction | None = None


class Locked(Exception):
    """A row is locked by another transaction."""

    def __init__(self, holder: Transaction) -> None:
        self.holder = holder


class Result(NamedTuple):
    """What a statement gave."""

    names: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    status: str
    seconds: float
    """How long pg_sleep made it take."""
    notifications: list[tuple[str, str]]


class Database:
    """One database of the server."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.execute("PRAGMA case_sensitive_like = ON")
        self._random = random.Random(0)
        self._open: list[Transaction] = []
        self._locks: dict[tuple[str, int], Transaction] = {}
        self._changes: list[Undo] = []
        self._touched: list[tuple[str, int]] = []
        self._is_undoing = False
        self._slept = 0.0
        self._notifications: list[tuple[str, str]] = []
        self._add_functions()

    def _add_functions(self) -> None:
        functions: list[tuple[str, int, Any]] = [
            ("pg_sleep", 1, self._sleep),
            ("pg_notify", 2, self._notify),
            ("now", 0, _now),
            ("clock_timestamp", 0, _now),
            ("random", 0, self._random.random),
            ("match", 2, _ilike),
            ("concat", -1, lambda *parts: "".join(str(part) for part in parts if part is not None)),
            ("gen_random_uuid", 0, lambda: str(uuid.UUID(int=self._random.getrandbits(128), version=4))),
            ("version", 0, lambda: "PostgreSQL 17.0 (async-tutor's simulated stand-in)"),
            ("current_database", 0, lambda: "postgres"),
            ("pg_backend_pid", 0, lambda: 1),
            ("_changed", -1, self._changed),
        ]
        for name, count, function in functions:
            self._db.create_function(name, count, function)

    def _sleep(self, seconds: float) -> str:
        self._slept += float(seconds)
        return ""

    def _notify(self, channel: str, payload: str) -> str:
        self._notifications.append((channel, payload))
        return ""

    # --- transactions

    def begin(self, owner: str) -> Transaction:
        """A new transaction."""
        transaction = Transaction(owner)
        self._open.append(transaction)
        return transaction

    def end(self, transaction: Transaction, *, commit: bool) -> bool:
        """Ends a transaction; gives whether it was committed."""
        commit = commit and not transaction.failed
        if not commit:
            self._undo(transaction.log)
        self._open.remove(transaction)
        self._locks = {row: holder for row, holder in self._locks.items() if holder is not transaction}
        return commit

    def roll_back_to(self, transaction: Transaction, length: int) -> None:
        """Undoes what a transaction has done since its log had a length."""
        self._undo(transaction.log[length:])
        del transaction.log[length:]
        transaction.failed = False

    def _undo(self, log: Sequence[Undo]) -> None:
        self._is_undoing = True
        try:
            for entry in sorted(log, reverse=True):
                self._db.execute(entry.sql, entry.values)
        finally:
            self._is_undoing = False

    # --- statements

    def run(self, query: str, arguments: Sequence[Any], transaction: Transaction | None) -> Result:
        """Runs one statement; raises Locked when it has to wait for another transaction."""
        if transaction is not None and transaction.failed:
            message = "current transaction is aborted, commands ignored until end of transaction block"
            raise exceptions.InFailedSQLTransactionError(message)
        statement = _sql.translate(query)
        self._changes, self._touched, self._slept, self._notifications = [], [], 0.0, []
        self._db.execute("SAVEPOINT statement")
        try:
            result = self._run(statement, [_to_sqlite(value) for value in arguments], transaction)
            self._check_locks(transaction)
        except BaseException as error:
            self._db.execute("ROLLBACK TO statement")
            self._db.execute("RELEASE statement")
            if isinstance(error, sqlite3.Error):
                if transaction is not None:
                    transaction.failed = True
                raise _as_postgres(error, query) from None
            raise
        self._db.execute("RELEASE statement")
        if transaction is not None:
            transaction.log += self._changes
            self._locks.update(dict.fromkeys(self._touched, transaction))
        return result

    def _run(self, statement: _sql.Statement, arguments: list[Any], transaction: Transaction | None) -> Result:
        if statement.locking:
            self._db.execute(statement.locking, arguments)
            self._check_locks(transaction)
        others = [entry for other in self._open if other is not transaction for entry in other.log]
        hide = bool(others) and statement.command in ("SELECT", "VALUES", "WITH") and not statement.locking
        if hide:
            self._db.execute("SAVEPOINT reading")
            self._undo(others)
        cursor = self._db.execute(statement.text, arguments)
        names = tuple(column[0] for column in cursor.description or ())
        rows = [tuple(row) for row in cursor.fetchall()] if statement.is_query else []
        if hide:
            self._db.execute("ROLLBACK TO reading")
            self._db.execute("RELEASE reading")
        if statement.command == "CREATE TABLE":
            self._watch_tables()
        kinds = [self._kind_of(name, statement.text) for name in names]
        rows = [tuple(_from_sqlite(value, kind) for value, kind in zip(row, kinds, strict=True)) for row in rows]
        count = len(rows) if statement.command in ("SELECT", "VALUES", "WITH") else cursor.rowcount
        return Result(names, rows, _status(statement.command, count), self._slept, self._notifications)

    def _check_locks(self, transaction: Transaction | None) -> None:
        for row in self._touched:
            holder = self._locks.get(row)
            if holder is not None and holder is not transaction:
                raise Locked(holder)

    # --- changes, as the triggers report them

    def _watch_tables(self) -> None:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        for (table,) in self._db.execute(tables).fetchall():
            columns = [f'"{row[1]}"' for row in self._db.execute(f'PRAGMA table_info("{table}")')]
            old = ", ".join(f"OLD.{column}" for column in columns)
            for event, row in (
                ("INSERT", "NEW.rowid, NULL"),
                ("UPDATE", "NEW.rowid, OLD.rowid"),
                ("DELETE", "NULL, OLD.rowid"),
            ):
                values = "" if event == "INSERT" else f", {old}"
                self._db.execute(
                    f'CREATE TRIGGER IF NOT EXISTS "_{event}_{table}" AFTER {event} ON "{table}" '
                    f"BEGIN SELECT _changed('{table}', {row}{values}); END"
                )

    def _changed(self, table: str, new: int | None, old: int | None, *values: Any) -> None:
        if self._is_undoing:
            return
        row = old if old is not None else new or 0
        self._touched.append((table, row))
        columns = [f'"{entry[1]}"' for entry in self._db.execute(f'PRAGMA table_info("{table}")')]
        if old is None:
            sql, arguments = f'DELETE FROM "{table}" WHERE rowid = ?', (new,)
        elif new is None:
            marks = ", ".join("?" * (len(columns) + 1))
            sql, arguments = f'INSERT INTO "{table}" (rowid, {", ".join(columns)}) VALUES ({marks})', (old, *values)
        else:
            assignments = ", ".join(f"{column} = ?" for column in columns)
            sql, arguments = f'UPDATE "{table}" SET {assignments} WHERE rowid = ?', (*values, new)
        self._changes.append(Undo(next(_order), table, row, sql, arguments))

    def _kind_of(self, name: str, text: str) -> str:
        """The declared type of a column of this name in one of the tables that the statement mentions."""
        for (table,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if not re.search(rf"\b{re.escape(table)}\b", text, re.I):
                continue
            for row in self._db.execute(f'PRAGMA table_info("{table}")'):
                if row[1].lower() == name.lower():
                    return str(row[2]).upper()
        return ""


_databases: dict[str, Database] = {}


def database(name: str) -> Database:
    """The database of a name; it is there when somebody asks for it."""
    if name not in _databases:
        _databases[name] = Database()
    return _databases[name]


# --- values


def _now() -> str:
    return _to_sqlite(datetime.datetime.now(datetime.UTC))  # type: ignore[no-any-return]


def _ilike(pattern: str, value: str | None) -> bool | None:
    if value is None or pattern is None:
        return None
    expression = re.escape(pattern).replace("%", ".*").replace("_", ".")
    return re.fullmatch(expression, value, re.I | re.S) is not None


def _to_sqlite(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return _TIME_MARK + value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    if isinstance(value, datetime.date | uuid.UUID):
        return str(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list | tuple):
        return json.dumps(value)
    return value


def _from_sqlite(value: Any, kind: str) -> Any:
    if isinstance(value, str) and value.startswith(_TIME_MARK):
        moment = datetime.datetime.fromisoformat(value[1:])
        return moment.replace(tzinfo=None) if kind == "TIMESTAMP" else moment
    if value is None:
        return None
    if kind == "BOOLEAN":
        return bool(value)
    if kind.startswith("NUMERIC"):
        return Decimal(str(value))
    if kind == "DATE" and isinstance(value, str):
        return datetime.date.fromisoformat(value)
    return value


def _status(command: str, count: int) -> str:
    if command in ("SELECT", "VALUES", "WITH"):
        return f"SELECT {count}"
    if command == "INSERT":
        return f"INSERT 0 {max(count, 0)}"
    return f"{command} {max(count, 0)}" if command in ("UPDATE", "DELETE") else command


# --- errors


def _as_postgres(error: sqlite3.Error, query: str) -> exceptions.PostgresError:
    text = str(error)
    for pattern, make in _ERRORS:
        match = re.search(pattern, text)
        if match is not None:
            made: exceptions.PostgresError = make(match)
            made.query = query
            return made
    return exceptions.PostgresError(text)


def _unique(match: re.Match[str]) -> exceptions.PostgresError:
    table, column = match[1].split(",")[0].split(".")
    name = f"{table}_pkey" if column == "id" else f"{table}_{column}_key"
    message = f'duplicate key value violates unique constraint "{name}"'
    return exceptions.UniqueViolationError(message, constraint=name, table=table)


def _not_null(match: re.Match[str]) -> exceptions.PostgresError:
    message = f'null value in column "{match[2]}" of relation "{match[1]}" violates not-null constraint'
    return exceptions.NotNullViolationError(message, table=match[1], column=match[2])


_ERRORS: Final[list[tuple[str, Any]]] = [
    (r"UNIQUE constraint failed: (.+)", _unique),
    (r"NOT NULL constraint failed: (\w+)\.(\w+)", _not_null),
    (
        r"CHECK constraint failed: (.+)",
        lambda match: exceptions.CheckViolationError(f"new row violates check constraint: {match[1]}"),
    ),
    (
        r"FOREIGN KEY constraint failed",
        lambda _: exceptions.ForeignKeyViolationError("insert or update violates a foreign key constraint"),
    ),
    (
        r"no such table: (\w+)",
        lambda match: exceptions.UndefinedTableError(f'relation "{match[1]}" does not exist'),
    ),
    (
        r"no such column: (\w+)|has no column named (\w+)",
        lambda match: exceptions.UndefinedColumnError(f'column "{match[1] or match[2]}" does not exist'),
    ),
    (
        r"no such function: (\w+)",
        lambda match: exceptions.UndefinedFunctionError(f"function {match[1]}() does not exist"),
    ),
    (
        r"table \"?(\w+)\"? already exists",
        lambda match: exceptions.DuplicateTableError(f'relation "{match[1]}" already exists'),
    ),
    (
        r'near "(.*)": syntax error',
        lambda match: exceptions.PostgresSyntaxError(f'syntax error at or near "{match[1]}"'),
    ),
    (r"incomplete input", lambda _: exceptions.PostgresSyntaxError("syntax error at end of input")),
]
