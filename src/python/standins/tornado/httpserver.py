"""tornado.httpserver."""

import asyncio
from typing import Any

from async_tutor_probe.http_server import Exchange
from async_tutor_probe.http_server import HttpServer as _Server
from async_tutor_probe.unsupported import Simulated, attributes_of, refuse

from .httputil import HTTPServerRequest
from .ioloop import IOLoop


class HTTPServer(Simulated):
    """Hands requests to an application."""

    def __init__(self, request_callback: Any, **options: Any) -> None:
        refuse(
            "HTTPServer()",
            options,
            ignore="xheaders no_keep_alive max_buffer_size max_body_size idle_connection_timeout",
        )
        self.request_callback = request_callback
        self._server = _Server(self._handle, body_limit=100 << 20)

    async def _handle(self, exchange: Exchange) -> None:
        answer = self.request_callback(HTTPServerRequest(exchange))
        if asyncio.iscoroutine(answer):
            await answer

    def listen(self, port: int, address: str = "", backlog: int = 128, **options: Any) -> None:
        refuse("HTTPServer.listen()", options, ignore="family flags reuse_port")
        self._server.listen_at_once(IOLoop.current().asyncio_loop, address or "0.0.0.0", port)

    def bind(self, port: int, address: str | None = None, backlog: int = 128, **_options: Any) -> None:
        self._bound = (port, address)

    def start(self, num_processes: int = 1, max_restarts: int | None = None) -> None:
        if num_processes != 1:
            refuse("HTTPServer.start()", {"num_processes": num_processes})
        port, address = self._bound
        self.listen(port, address or "")

    def stop(self) -> None:
        self._server.stop_listening()

    async def close_all_connections(self) -> None:
        await self._server.close(0)


__getattr__ = attributes_of(__name__)
