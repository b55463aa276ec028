"""A stand-in for asyncpg 0.30, on a small simulated PostgreSQL.

Queries overlap on several connections and never on one; each takes 10 ms, and what pg_sleep says. The data live in
SQLite in memory; of PostgreSQL's SQL, it understands what lessons use: $1, SERIAL, RETURNING, ON CONFLICT, NOW(),
generate_series, = ANY($1), casts, FOR UPDATE, NOTIFY.
"""

from async_tutor_probe.unsupported import attributes_of

from . import exceptions
from ._record import Record
from .connection import Connection, connect
from .exceptions import (
    CheckViolationError,
    DataError,
    DeadlockDetectedError,
    ForeignKeyViolationError,
    IntegrityConstraintViolationError,
    InterfaceError,
    NotNullViolationError,
    PostgresError,
    PostgresSyntaxError,
    TooManyConnectionsError,
    UndefinedColumnError,
    UndefinedTableError,
    UniqueViolationError,
)
from .pool import Pool, create_pool

__version__ = "0.30.0"
__all__ = [
    "CheckViolationError",
    "Connection",
    "DataError",
    "DeadlockDetectedError",
    "ForeignKeyViolationError",
    "IntegrityConstraintViolationError",
    "InterfaceError",
    "NotNullViolationError",
    "Pool",
    "PostgresError",
    "PostgresSyntaxError",
    "Record",
    "TooManyConnectionsError",
    "UndefinedColumnError",
    "UndefinedTableError",
    "UniqueViolationError",
    "connect",
    "create_pool",
    "exceptions",
]
__getattr__ = attributes_of(__name__)
