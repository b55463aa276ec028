"""aiohttp's connector: connections that are shared, kept, and limited in number."""

import asyncio
import socket
import warnings
from collections import deque
from collections.abc import Generator
from typing import Any, NamedTuple

from async_tutor_probe import simulation
from async_tutor_probe.silent_timeout import SilentTimeout
from async_tutor_probe.unsupported import Simulated, refuse

from .client_exceptions import (
    ClientConnectionError,
    ClientConnectorDNSError,
    ClientConnectorError,
    ConnectionTimeoutError,
)

_NO_DIFFERENCE = (
    "ssl verify_ssl fingerprint ssl_context use_dns_cache ttl_dns_cache family local_addr resolver loop "
    "enable_cleanup_closed happy_eyeballs_delay interleave timeout_ceil_threshold"
)


class ConnectionKey(NamedTuple):
    """Connections to the same place can stand in for each other."""

    host: str
    port: int
    is_ssl: bool

    @property
    def called(self) -> str:
        """The place, as people say it."""
        return self.host if self.port in (80, 443) else f"{self.host}:{self.port}"


class Connection:
    """One connection, for one request at a time."""

    def __init__(self, key: ConnectionKey, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.key = key
        self.reader = reader
        self.writer = writer
        self.idle_since = 0.0

    @property
    def is_usable(self) -> bool:
        """Whether it can carry another request."""
        return not (self.reader.at_eof() or self.writer.is_closing() or self.reader.exception())

    def close(self) -> None:
        self.writer.close()


class Done:
    """What close() gives: it can be awaited, and need not."""

    def __await__(self) -> Generator[Any, None, None]:
        if False:
            yield


class BaseConnector(Simulated):
    """Base of connectors."""


class TCPConnector(BaseConnector):
    """Hands out connections: at most `limit` at once, and `limit_per_host` to one host (0: any number)."""

    def __init__(
        self,
        *,
        limit: int = 100,
        limit_per_host: int = 0,
        force_close: bool = False,
        keepalive_timeout: float = 15.0,
        **options: Any,
    ) -> None:
        refuse("TCPConnector()", options, ignore=_NO_DIFFERENCE)
        self._loop = asyncio.get_running_loop()
        self._limit = limit or 0
        self._limit_per_host = limit_per_host or 0
        self._force_close = force_close
        self._keepalive_timeout = keepalive_timeout
        self._closed = False
        self._acquired: dict[ConnectionKey, int] = {}
        self._conns: dict[ConnectionKey, deque[Connection]] = {}
        self._waiters: deque[tuple[ConnectionKey, asyncio.Future[None]]] = deque()

    @property
    def limit(self) -> int:
        return self._limit

    @property
    def limit_per_host(self) -> int:
        return self._limit_per_host

    @property
    def force_close(self) -> bool:
        return self._force_close

    @property
    def closed(self) -> bool:
        return self._closed

    async def connect(self, key: ConnectionKey, timeout: float | None) -> Connection:
        """A connection of one's own, when there is one: kept from before, or new."""
        while self._is_full(key):
            await self._wait(key)
        self._acquired[key] = self._acquired.get(key, 0) + 1
        try:
            return self._kept(key) or await self._new(key, timeout)
        except BaseException:
            self._give_back(key)
            raise

    def _is_full(self, key: ConnectionKey) -> bool:
        everywhere = sum(self._acquired.values())
        here = self._acquired.get(key, 0)
        return bool(self._limit and everywhere >= self._limit or self._limit_per_host and here >= self._limit_per_host)

    async def _wait(self, key: ConnectionKey) -> None:
        waiter = self._loop.create_future()
        self._waiters.append((key, waiter))
        here = self._limit_per_host and self._acquired.get(key, 0) >= self._limit_per_host
        limit = f"limit_per_host={self._limit_per_host}" if here else f"limit={self._limit}"
        try:
            await simulation.labelled(f"a free connection ({limit})", waiter)
        except asyncio.CancelledError:
            self._wake_next()
            raise
        finally:
            self._waiters = deque(entry for entry in self._waiters if entry[1] is not waiter)

    def _kept(self, key: ConnectionKey) -> Connection | None:
        kept = self._conns.get(key, deque())
        while kept:
            connection = kept.popleft()
            if connection.is_usable and self._loop.time() - connection.idle_since <= self._keepalive_timeout:
                return connection
            connection.close()
        return None

    async def _new(self, key: ConnectionKey, timeout: float | None) -> Connection:
        try:
            async with SilentTimeout(timeout):
                opening = asyncio.open_connection(key.host, key.port, ssl=key.is_ssl or None)
                reader, writer = await simulation.labelled(f"a connection to {key.called}", opening)
        except TimeoutError as error:
            if isinstance(error, OSError) and error.errno:
                raise ClientConnectorError(key, error) from error
            raise ConnectionTimeoutError(f"Connection timeout to host {key.host}") from error
        except socket.gaierror as error:
            raise ClientConnectorDNSError(key, error) from error
        except OSError as error:
            raise ClientConnectorError(key, error) from error
        return Connection(key, reader, writer)

    def release(self, connection: Connection, *, reusable: bool) -> None:
        """Takes a connection back."""
        if reusable and connection.is_usable and not (self._force_close or self._closed):
            connection.idle_since = self._loop.time()
            self._conns.setdefault(connection.key, deque()).append(connection)
        else:
            connection.close()
        self._give_back(connection.key)

    def _give_back(self, key: ConnectionKey) -> None:
        self._acquired[key] -= 1
        self._wake_next()

    def _wake_next(self) -> None:
        for key, waiter in self._waiters:
            if not waiter.done() and not self._is_full(key):
                waiter.set_result(None)
                return

    def close(self) -> Done:
        """Closes the connections that nobody uses."""
        if not self._closed:
            self._closed = True
            for connection in [] if self._loop.is_closed() else self._idle():
                connection.close()
            for _, waiter in self._waiters:
                if not waiter.done():
                    waiter.set_exception(ClientConnectionError("Connector is closed."))
        return Done()

    def _idle(self) -> list[Connection]:
        return [connection for kept in self._conns.values() for connection in kept]

    def __del__(self) -> None:
        if self.__dict__.get("_closed", True) or not self._idle():
            return
        connections = [repr(kept) for kept in self._conns.values()]
        warnings.warn(f"Unclosed connector {self!r}", ResourceWarning, source=self, stacklevel=1)
        self.close()
        context = {"connector": self, "connections": connections, "message": "Unclosed connector"}
        self._loop.call_exception_handler(context)
