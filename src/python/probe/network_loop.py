"""The network part of the event loop. CPython's selector loop does the work; these are the few places where it asks
the operating system something, or makes tasks and threads of its own that would only clutter the picture."""

import asyncio
from asyncio import constants, selector_events
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from . import network, network_names
from .network_port import READ, Port
from .network_selector import EpollSelector
from .network_stream import os_error
from .unsupported import absent


class NetworkLoop(selector_events.BaseSelectorEventLoop):
    """A selector loop on the network in memory."""

    _selector: EpollSelector
    _add_reader: Any
    _remove_reader: Any
    _make_socket_transport: Any
    _debug: bool
    call_soon: Any

    def __init__(self) -> None:
        super().__init__(EpollSelector())

    def _make_self_pipe(self) -> None:
        """Other threads wake the loop in another way."""

    def _close_self_pipe(self) -> None:
        pass

    async def getaddrinfo(
        self, host: Any, port: Any, *, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0
    ) -> Any:
        """Natively a call in a worker thread."""
        return network_names.getaddrinfo(host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr: Any, flags: int = 0) -> Any:
        return network_names.getnameinfo(sockaddr, flags)

    def _create_server_getaddrinfo(self, host: Any, port: Any, family: int, flags: int) -> Any:
        """Natively a coroutine that becomes a task."""
        found: asyncio.Future[Any] = asyncio.Future(loop=self)
        try:
            found.set_result(network_names.getaddrinfo(host, port, family, 1, 0, flags))
        except OSError as error:
            found.set_exception(error)
        return found

    async def create_connection(self, protocol_factory: Any, host: Any = None, port: Any = None, **options: Any) -> Any:
        if options.get("ssl") and host is not None:
            # Nobody can listen on this way, so there is no need to encrypt.
            if network_names.is_local(network_names.numeric(host)):
                raise NotImplementedError(absent("asyncio", "TLS to servers of the program"))
            options = {name: value for name, value in options.items() if not name.startswith(("ssl", "server_host"))}
        return await super().create_connection(protocol_factory, host, port, **options)

    async def _create_connection_transport(
        self, sock: Any, protocol_factory: Any, ssl: Any, server_hostname: Any, **options: Any
    ) -> Any:
        """Natively a second wait, of one turn. Streams do not need it, so a connection is one wait in the picture."""
        protocol = protocol_factory()
        if type(protocol) is not asyncio.StreamReaderProtocol:
            return await super()._create_connection_transport(  # type: ignore[misc]
                sock, lambda: protocol, ssl, server_hostname, **options
            )
        sock.setblocking(False)
        with self._without_turns():
            return self._make_socket_transport(sock, protocol), protocol

    @contextmanager
    def _without_turns(self) -> Iterator[None]:
        """What is called soon is called at once: a new transport tells its protocol and begins to read."""
        self.call_soon = lambda callback, *arguments, **_: callback(*arguments)
        try:
            yield
        finally:
            del self.call_soon

    async def create_server(self, *arguments: Any, ssl: Any = None, **options: Any) -> Any:
        if ssl is not None:
            raise NotImplementedError(absent("asyncio", "TLS servers"))
        return await super().create_server(*arguments, **options)

    def alarm_at(self, at: int, callback: Callable[[], None]) -> "Alarm":
        """Calls back at a time; not a timer of the program's, so the trace does not mention it."""
        alarm = Alarm(self, at)
        self._add_reader(alarm.fd, alarm.ring, callback)
        return alarm

    def answer_at(self, at: int) -> "asyncio.Future[None]":
        """A future that is done at a time, because somebody elsewhere answers then."""
        answer = _Answer(loop=self)
        answer.alarm = self.alarm_at(at, answer.arrive)
        return answer

    def _sock_connect_cb(self, fut: Any, sock: Any, address: Any) -> None:
        """As in selector_events, with Linux's numbers."""
        if fut.done():
            return
        number = sock.getsockopt(1, 4)
        if number:
            fut.set_exception(os_error(number, f"Connect call failed {address}"))
        else:
            fut.set_result(None)

    def _accept_connection(
        self,
        protocol_factory: Any,
        sock: Any,
        sslcontext: Any = None,
        server: Any = None,
        backlog: int = 100,
        ssl_handshake_timeout: float = constants.SSL_HANDSHAKE_TIMEOUT,
        ssl_shutdown_timeout: float = constants.SSL_SHUTDOWN_TIMEOUT,
    ) -> None:
        """As in selector_events, where each connection gets a task for its first two steps."""
        for _ in range(backlog + 1):
            try:
                connection, address = sock.accept()
            except BlockingIOError:
                return
            connection.setblocking(False)
            self.call_soon(self._serve_connection, protocol_factory, connection, address, server)

    def _serve_connection(self, protocol_factory: Any, connection: Any, address: Any, server: Any) -> None:
        try:
            self._make_socket_transport(connection, protocol_factory(), extra={"peername": address}, server=server)
        except Exception as error:
            connection.close()
            if self._debug:
                message = "Error on transport creation for incoming connection"
                self.call_exception_handler({"message": message, "exception": error})


class Alarm(Port):
    """Something that happens once, at a time, unless it is cancelled."""

    def __init__(self, loop: NetworkLoop, at: int) -> None:
        super().__init__()
        self.fd = network.open_fd(self)
        self._loop = loop
        self._is_due = False
        self.schedule(at, READ, self._arrive)

    def _arrive(self) -> None:
        self._is_due = True

    def ready(self) -> int:
        return READ if self._is_due else 0

    def ring(self, callback: Callable[[], None]) -> None:
        """It is time."""
        self.cancel()
        callback()

    def cancel(self) -> None:
        """It will not ring any more."""
        if not self.closed:
            self._loop._remove_reader(self.fd)
            network.close_fd(self.fd)
            self.close()


class _Answer(asyncio.Future[None]):
    """A future with an alarm."""

    alarm: Alarm

    def arrive(self) -> None:
        if not self.done():
            self.set_result(None)

    def cancel(self, msg: Any = None) -> bool:
        self.alarm.cancel()
        return super().cancel(msg)
