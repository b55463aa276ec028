"""The client's end of a WebSocket."""

from typing import Any

from async_tutor_probe import simulation
from async_tutor_probe.http_message import Headers, MessageParser, request_head

from ._url import URL, CIMultiDict
from .client_exceptions import WSServerHandshakeError
from .client_reqrep import RequestInfo
from .connector import Connection, TCPConnector
from .http_websocket import WebSocket, new_key


class ClientWebSocketResponse(WebSocket):
    """A conversation that the client began."""

    def __init__(self, connection: Connection, connector: TCPConnector) -> None:
        super().__init__()
        self._connection: Connection | None = connection
        self._connector = connector

    def _finish(self, code: int) -> None:
        super()._finish(code)
        if self._connection is not None:
            self._connector.release(self._connection, reusable=False)
            self._connection = None

    async def __aenter__(self) -> "ClientWebSocketResponse":
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.close()


async def shake_hands(
    url: URL, headers: CIMultiDict, connection: Connection, connector: TCPConnector
) -> ClientWebSocketResponse:
    """Turns a connection into a WebSocket."""
    headers.update({"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"})
    headers["Sec-WebSocket-Key"] = new_key()
    connection.writer.write(request_head("GET", url.path_qs, Headers(headers.items())))
    parser = MessageParser(response_to="GET")
    rest = b""
    while parser.head is None:
        data = await simulation.labelled(f"a WebSocket to {url.host}", connection.reader.read(65_536))
        if not data:
            break
        rest = parser.feed(data) + parser.rest
    if parser.head is None or parser.head[1] != "101":
        connector.release(connection, reusable=False)
        info = RequestInfo(url, "GET", headers, url)
        status = int(parser.head[1]) if parser.head else 0
        raise WSServerHandshakeError(info, (), status=status, message="Invalid response status")
    socket = ClientWebSocketResponse(connection, connector)
    peer = f"{url.host}:{url.port}"
    socket._open(connection.reader, connection.writer, masks=True, peer=peer, early=rest)
    return socket
