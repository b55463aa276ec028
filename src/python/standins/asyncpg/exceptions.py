"""asyncpg.exceptions: the errors of PostgreSQL that can occur here, and those of the library."""

from typing import Any

from async_tutor_probe.unsupported import attributes_of


class PostgresError(Exception):
    """The server reports an error. `sqlstate` is its code."""

    sqlstate = "XX000"
    severity = "ERROR"

    def __init__(self, message: str, *, detail: str | None = None, hint: str | None = None, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.detail = detail
        self.hint = hint
        self.query: str | None = None
        self.constraint_name = details.get("constraint")
        self.table_name = details.get("table")
        self.column_name = details.get("column")
        self.schema_name = "public"

    def __str__(self) -> str:
        lines = [self.message]
        if self.detail:
            lines.append(f"DETAIL:  {self.detail}")
        if self.hint:
            lines.append(f"HINT:  {self.hint}")
        return "\n".join(lines)


def _error(name: str, base: type[PostgresError], sqlstate: str, meaning: str) -> type[PostgresError]:
    return type(name, (base,), {"sqlstate": sqlstate, "__doc__": meaning, "__module__": __name__})


DataError = _error("DataError", PostgresError, "22000", "A value makes no sense.")
DivisionByZeroError = _error("DivisionByZeroError", DataError, "22012", "Division by zero.")
IntegrityConstraintViolationError = _error(
    "IntegrityConstraintViolationError", PostgresError, "23000", "A constraint is violated."
)
NotNullViolationError = _error("NotNullViolationError", IntegrityConstraintViolationError, "23502", "Null.")
ForeignKeyViolationError = _error(
    "ForeignKeyViolationError", IntegrityConstraintViolationError, "23503", "There is no such row elsewhere."
)
UniqueViolationError = _error("UniqueViolationError", IntegrityConstraintViolationError, "23505", "Not unique.")
CheckViolationError = _error("CheckViolationError", IntegrityConstraintViolationError, "23514", "A check failed.")
InvalidTransactionStateError = _error("InvalidTransactionStateError", PostgresError, "25000", "Not now.")
InFailedSQLTransactionError = _error(
    "InFailedSQLTransactionError", InvalidTransactionStateError, "25P02", "The transaction has failed."
)
NoActiveSQLTransactionError = _error(
    "NoActiveSQLTransactionError", InvalidTransactionStateError, "25P01", "There is no transaction."
)
TransactionRollbackError = _error("TransactionRollbackError", PostgresError, "40000", "Rolled back.")
DeadlockDetectedError = _error("DeadlockDetectedError", TransactionRollbackError, "40P01", "A deadlock.")
SyntaxOrAccessError = _error("SyntaxOrAccessError", PostgresError, "42000", "The statement is wrong.")
PostgresSyntaxError = _error("PostgresSyntaxError", SyntaxOrAccessError, "42601", "The statement is no SQL.")
UndefinedColumnError = _error("UndefinedColumnError", SyntaxOrAccessError, "42703", "No such column.")
UndefinedFunctionError = _error("UndefinedFunctionError", SyntaxOrAccessError, "42883", "No such function.")
UndefinedTableError = _error("UndefinedTableError", SyntaxOrAccessError, "42P01", "No such table.")
DuplicateTableError = _error("DuplicateTableError", SyntaxOrAccessError, "42P07", "There is one already.")
TooManyConnectionsError = _error("TooManyConnectionsError", PostgresError, "53300", "Too many connections.")
QueryCanceledError = _error("QueryCanceledError", PostgresError, "57014", "Cancelled.")


class InterfaceError(Exception):
    """The library is used in a wrong way."""


class DataArgumentError(InterfaceError, ValueError):
    """A value does not fit."""


class InternalClientError(Exception):
    """A bug of the library."""


class ConnectionDoesNotExistError(PostgresError):
    """The connection was closed."""

    sqlstate = "08003"


__getattr__ = attributes_of(__name__)
