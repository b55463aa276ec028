"""An HTTP server on asyncio streams, which the stand-ins for web frameworks share: connections and bytes, no policy."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any

from . import network_names, simulation
from .http_message import BadMessage, Headers, MessageParser, chunk, reason, response_head


class Exchange:
    """One request, and the way to answer it."""

    def __init__(self, parser: MessageParser, body: bytes, reader: Any, writer: Any, peer: Any) -> None:
        assert parser.head is not None
        self.method, self.target, self.version = parser.head
        self.headers = parser.headers
        self.body = body
        self.peer = peer
        self.reader = reader
        self.writer = writer
        self.rest = parser.rest
        self.started = False
        self.ended = False
        self.keeps_alive = parser.keeps_alive
        self._chunked = False
        self._has_body = True

    def start(self, status: int, headers: Headers, phrase: str | None = None) -> None:
        """Sends the head of the answer."""
        self.started = True
        self._has_body = self.method != "HEAD" and status not in (204, 304) and status >= 200
        if self._has_body and "Content-Length" not in headers and status != 101:
            self._chunked = self.version == "HTTP/1.1"
            if self._chunked:
                headers.set("Transfer-Encoding", "chunked")
            else:
                self.keeps_alive = False
        if headers.get("Connection").lower() == "close":
            self.keeps_alive = False
        elif not self.keeps_alive and status != 101:
            headers.set("Connection", "close")
        self._write(response_head(status, phrase if phrase is not None else reason(status), headers))

    async def write(self, data: bytes) -> None:
        """Sends a part of the body, at the pace of the client."""
        if data and self._has_body:
            self._write(chunk(data) if self._chunked else data)
            await simulation.labelled(f"room to write to {network_names.called(self.peer)}", self.writer.drain())

    def end(self) -> None:
        """The answer is complete."""
        if not self.ended and self._chunked:
            self._write(chunk(b""))
        self.ended = True

    def _write(self, data: bytes) -> None:
        if not self.writer.is_closing():
            self.writer.write(data)


Handler = Callable[[Exchange], Awaitable[None]]


class HttpServer:
    """Accepts connections and calls the handler for each request, in a task for each connection."""

    def __init__(self, handler: Handler, *, body_limit: int = 1 << 20) -> None:
        self._handler = handler
        self._body_limit = body_limit
        self._servers: list[asyncio.Server] = []
        self._connections: dict[asyncio.Task[None], Any] = {}
        self._busy: set[asyncio.Task[None]] = set()

    async def listen(self, host: str | None, port: int) -> asyncio.Server:
        """Starts to listen at an address."""
        server = await asyncio.start_server(self._connected, host, port, backlog=128)
        self._servers.append(server)
        return server

    def listen_at_once(self, loop: Any, host: str, port: int) -> None:
        """The same for those who cannot await; the loop need not run yet."""
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        sock.bind((host, port))
        sock.setblocking(False)

        def protocol() -> asyncio.StreamReaderProtocol:
            return asyncio.StreamReaderProtocol(asyncio.StreamReader(loop=loop), self._connected, loop=loop)

        server = asyncio.Server(loop, [sock], protocol, None, 128, None, None)
        server._start_serving()  # type: ignore[attr-defined]
        self._servers.append(server)

    @property
    def sockets(self) -> list[Any]:
        """The sockets that listen."""
        return [sock for server in self._servers for sock in server.sockets]

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        peer = writer.get_extra_info("peername")
        serving = self._serve(reader, writer, peer)
        task = asyncio.get_running_loop().create_task(serving, name=f"client {network_names.called(peer)}")
        self._connections[task] = writer
        task.add_done_callback(self._disconnected)

    def _disconnected(self, task: "asyncio.Task[None]") -> None:
        self._connections.pop(task, None)
        self._busy.discard(task)

    async def _serve(self, reader: Any, writer: Any, peer: Any) -> None:
        me: Any = asyncio.current_task()
        rest = b""
        try:
            while (exchange := await self._receive(reader, writer, peer, rest)) is not None:
                self._busy.add(me)
                await self._handler(exchange)
                self._busy.discard(me)
                rest = exchange.rest
                if not exchange.keeps_alive or writer.is_closing():
                    break
        except ConnectionError:
            pass  # the client is gone
        finally:
            writer.close()

    async def _receive(self, reader: Any, writer: Any, peer: Any, rest: bytes) -> Exchange | None:
        parser, body = MessageParser(), b""
        label = f"a request from {network_names.called(peer)}"
        try:
            while True:
                body += parser.feed(rest)
                if parser.complete:
                    return Exchange(parser, body, reader, writer, peer)
                if len(body) > self._body_limit:
                    self._refuse(writer, 413)
                    return None
                rest = await simulation.labelled(label, reader.read(65_536))
                if not rest:
                    return None
        except BadMessage:
            self._refuse(writer, 400)
            return None

    def _refuse(self, writer: Any, status: int) -> None:
        headers = Headers([("Content-Length", "0"), ("Connection", "close")])
        writer.write(response_head(status, reason(status), headers))

    def stop_listening(self) -> None:
        """Takes no new connections."""
        for server in self._servers:
            server.close()
        self._servers.clear()

    async def close(self, patience: float) -> None:
        """Ends: idle connections at once, busy ones when they have answered or when the patience is over."""
        self.stop_listening()
        idle = [task for task in self._connections if task not in self._busy]
        for task in idle:
            self._connections[task].close()
        if idle:
            await simulation.labelled("the connections of its clients to end", asyncio.wait(idle))
        busy = list(self._busy)
        if busy:
            _done, late = await asyncio.wait(busy, timeout=patience)
            for task in late:
                task.cancel()
