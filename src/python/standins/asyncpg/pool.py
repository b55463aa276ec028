"""asyncpg's pools: connections that tasks borrow."""

import asyncio
from collections import deque
from collections.abc import Generator
from typing import Any

from async_tutor_probe import simulation
from async_tutor_probe.unsupported import Simulated, attributes_of

from . import connection as connections
from . import exceptions

_DELEGATED = frozenset("execute executemany fetch fetchrow fetchval copy_records_to_table".split())


class PoolConnectionProxy(Simulated):
    """A borrowed connection. After it has been given back it cannot be used any more."""

    def __init__(self, connection: connections.Connection) -> None:
        self._con: connections.Connection | None = connection

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        if self._con is None:
            message = f"cannot call Connection.{name}(): connection has been released back to the pool"
            raise exceptions.InterfaceError(message)
        return getattr(self._con, name)

    def __repr__(self) -> str:
        inner = "[released]" if self._con is None else repr(self._con)
        return f"<PoolConnectionProxy {inner} {id(self):#x}>"


class PoolAcquireContext:
    """What pool.acquire gives: to be entered, or to be awaited."""

    def __init__(self, pool: "Pool", timeout: float | None) -> None:
        self._pool = pool
        self._timeout = timeout
        self._connection: PoolConnectionProxy | None = None

    async def __aenter__(self) -> PoolConnectionProxy:
        self._connection = await self._pool._acquire(self._timeout)
        return self._connection

    async def __aexit__(self, *_: Any) -> None:
        connection, self._connection = self._connection, None
        await self._pool.release(connection)

    def __await__(self) -> Generator[Any, Any, PoolConnectionProxy]:
        return self._pool._acquire(self._timeout).__await__()


class Pool(Simulated):
    """At least min_size connections, at most max_size of them."""

    def __init__(self, dsn: str | None, *, min_size: int, max_size: int, init: Any, setup: Any, **options: Any) -> None:
        if max_size <= 0:
            raise ValueError("max_size is expected to be greater than zero")
        if min_size > max_size:
            raise ValueError("min_size is greater than max_size")
        self._dsn, self._options = dsn, options
        self._min_size, self._max_size = min_size, max_size
        self._init, self._setup = init, setup
        self._idle: list[connections.Connection] = []
        self._borrowed: dict[connections.Connection, PoolConnectionProxy] = {}
        self._connecting = 0
        self._waiters: deque[asyncio.Future[None]] = deque()
        self._initialized = False
        self._closed = self._closing = False

    def __await__(self) -> Generator[Any, Any, "Pool"]:
        return self._start().__await__()

    async def __aenter__(self) -> "Pool":
        return await self._start()

    async def __aexit__(self, *_: Any) -> None:
        await self.close()

    async def _start(self) -> "Pool":
        if not self._initialized:
            self._initialized = True
            if self._min_size:
                # The first shows whether there is a server; the others follow together.
                self._idle.append(await self._connect())
                for _ in range(self._min_size - 1):
                    self._idle.insert(0, await self._connect_at_once())
        return self

    async def _connect(self) -> connections.Connection:
        made = await connections.connect(self._dsn, **self._options)
        if self._init is not None:
            await self._init(made)
        return made

    async def _connect_at_once(self) -> connections.Connection:
        made = connections.Connection(self._database_name(), self._options.get("command_timeout"))
        if self._init is not None:
            await self._init(made)
        return made

    def _database_name(self) -> str:
        return str(
            self._options.get("database") or (self._dsn or "").rpartition("/")[2].partition("?")[0] or "postgres"
        )

    def acquire(self, *, timeout: float | None = None) -> PoolAcquireContext:
        return PoolAcquireContext(self, timeout)

    async def _acquire(self, timeout: float | None) -> PoolConnectionProxy:
        if not self._initialized:
            raise exceptions.InterfaceError("pool is not initialized")
        if self._closing or self._closed:
            raise exceptions.InterfaceError("pool is closed" if self._closed else "pool is closing")
        async with asyncio.timeout(timeout):
            connection = await self._borrow()
        proxy = self._borrowed[connection] = PoolConnectionProxy(connection)
        if self._setup is not None:
            await self._setup(proxy)
        return proxy

    async def _borrow(self) -> connections.Connection:
        while not self._idle and self.get_size() >= self._max_size:
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.append(waiter)
            try:
                label = f"a connection of the pool (all {self._max_size} are in use)"
                await simulation.labelled(label, waiter)
            except asyncio.CancelledError:
                self._wake_next()
                raise
            finally:
                if waiter in self._waiters:
                    self._waiters.remove(waiter)
        if self._idle:
            return self._idle.pop()
        self._connecting += 1
        try:
            return await self._connect()
        finally:
            self._connecting -= 1

    async def release(self, connection: Any, *, timeout: float | None = None) -> None:
        """Takes a connection back."""
        inner = connection._con
        if inner is None:
            return
        if inner not in self._borrowed:
            raise exceptions.InterfaceError(f"Pool.release() received invalid connection: {connection!r}")
        connection._con = None
        del self._borrowed[inner]
        if not inner.is_closed():
            await inner.reset()
            self._idle.append(inner)
        self._wake_next()

    def _wake_next(self) -> None:
        if self._idle or self.get_size() < self._max_size:
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(None)
                    return

    def __getattr__(self, name: str) -> Any:
        if name not in _DELEGATED:
            return super().__getattr__(name)

        async def method(*args: Any, **kwargs: Any) -> Any:
            async with self.acquire() as connection:
                return await getattr(connection, name)(*args, **kwargs)

        method.__name__ = name
        method.__qualname__ = f"Pool.{name}"
        return method

    def get_size(self) -> int:
        return len(self._idle) + len(self._borrowed) + self._connecting

    def get_idle_size(self) -> int:
        return len(self._idle)

    def get_min_size(self) -> int:
        return self._min_size

    def get_max_size(self) -> int:
        return self._max_size

    def is_closing(self) -> bool:
        return self._closed or self._closing

    async def close(self) -> None:
        """Waits until all connections are back, and closes them."""
        if self._closed:
            return
        self._closing = True
        while self._borrowed:
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.append(waiter)
            await simulation.labelled(f"{len(self._borrowed)} borrowed connections to come back", waiter)
            self._waiters.remove(waiter)
        self.terminate()

    def terminate(self) -> None:
        self._closed = True
        for connection in [*self._idle, *self._borrowed]:
            connection.terminate()
        self._idle.clear()

    async def expire_connections(self) -> None:
        for connection in self._idle:
            connection.terminate()
        self._idle.clear()


def create_pool(
    dsn: str | None = None,
    *,
    min_size: int = 10,
    max_size: int = 10,
    init: Any = None,
    setup: Any = None,
    max_queries: int = 50_000,
    max_inactive_connection_lifetime: float = 300.0,
    **options: Any,
) -> Pool:
    """A pool of connections; it connects when it is awaited or entered."""
    return Pool(dsn, min_size=min_size, max_size=max_size, init=init, setup=setup, **options)


__getattr__ = attributes_of(__name__)
