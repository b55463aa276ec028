"""The server's end of a WebSocket."""

from typing import Any

from async_tutor_probe import network_names
from async_tutor_probe.http_message import Headers
from async_tutor_probe.unsupported import refuse

from ._url import CIMultiDict
from .http_websocket import WebSocket, WSCloseCode, answer_to
from .web_exceptions import all_by_name
from .web_response import StreamResponse


class WebSocketResponse(WebSocket, StreamResponse):
    """A conversation with a client."""

    def __init__(self, **options: Any) -> None:
        refuse(
            "web.WebSocketResponse()",
            options,
            ignore="timeout receive_timeout autoclose autoping heartbeat compress max_msg_size",
        )
        WebSocket.__init__(self)
        StreamResponse.__init__(self, status=101)

    async def prepare(self, request: Any) -> Any:
        """Turns the request's connection into a WebSocket."""
        if self._exchange is not None:
            return self._exchange
        headers: CIMultiDict = request.headers
        if headers.get("Upgrade", "").lower() != "websocket":
            raise all_by_name["HTTPBadRequest"](
                text=f'No WebSocket UPGRADE hdr: {headers.get("Upgrade")}\n Can "Upgrade" only to "WebSocket".'
            )
        exchange = self._exchange = request._exchange
        key = headers.get("Sec-WebSocket-Key", "")
        answer = [("Upgrade", "websocket"), ("Connection", "upgrade"), ("Sec-WebSocket-Accept", answer_to(key))]
        exchange.start(101, Headers(answer))
        peer = network_names.called(exchange.peer)
        self._open(exchange.reader, exchange.writer, masks=False, peer=peer, early=exchange.rest)
        return exchange

    async def write_eof(self, data: bytes = b"") -> None:
        if not self._closed:
            await self.close(code=WSCloseCode.OK)

    async def write(self, data: Any) -> None:
        raise RuntimeError("Cannot call .write() for websocket")

    def can_prepare(self, request: Any) -> bool:
        return bool(request.headers.get("Upgrade", "").lower() == "websocket")
