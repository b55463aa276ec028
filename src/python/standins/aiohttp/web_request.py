"""aiohttp.web's requests."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, unquote

from async_tutor_probe.http_server import Exchange
from async_tutor_probe.unsupported import Simulated

from ._url import URL, CIMultiDict, MultiDict
from .keeper import Keeper
from .streams import StreamReader


class Request(Simulated, Keeper):
    """What a client asks for. A handler can keep things in it, as in a dictionary."""

    def __init__(self, exchange: Exchange, app: Any) -> None:
        self._exchange = exchange
        super().__init__()
        self.app = app
        self.method = exchange.method
        self.headers = CIMultiDict(exchange.headers)
        self.match_info: Any = {}
        host = exchange.headers.get("Host", "localhost")
        self.url = URL(f"http://{host}{exchange.target}")
        self.rel_url = URL(exchange.target)
        self.version = exchange.version
        self.content = StreamReader(_no_more)
        self.content.feed(exchange.body)
        self.content.feed_eof()

    path = property(lambda self: unquote(self._exchange.target.partition("?")[0]))
    raw_path = property(lambda self: self._exchange.target)
    path_qs = property(lambda self: self._exchange.target)
    query_string = property(lambda self: unquote(self._exchange.target.partition("?")[2]))
    query = property(lambda self: self.rel_url.query)
    host = property(lambda self: self.headers.get("Host", "localhost"))
    scheme = property(lambda self: "http")
    secure = property(lambda self: False)
    remote = property(lambda self: self._exchange.peer[0])
    transport = property(lambda self: self._exchange.writer.transport)
    keep_alive = property(lambda self: self._exchange.keeps_alive)
    body_exists = can_read_body = has_body = property(lambda self: bool(self._exchange.body))
    content_type = property(
        lambda self: self.headers.get("Content-Type", "application/octet-stream").partition(";")[0].strip()
    )
    charset = property(lambda self: self.headers.get("Content-Type", "").partition("charset=")[2] or None)
    content_length = property(lambda self: int(self.headers.get("Content-Length", 0)) or None)

    async def read(self) -> bytes:
        return self._exchange.body

    async def text(self) -> str:
        return self._exchange.body.decode(self.charset or "utf-8")

    async def json(self, *, loads: Callable[[str], Any] = json.loads) -> Any:
        return loads(await self.text())

    async def post(self) -> MultiDict:
        return MultiDict(parse_qsl(self._exchange.body.decode(), keep_blank_values=True))

    def __repr__(self) -> str:
        return f"<Request {self.method} {self.path} >"


async def _no_more() -> bool:
    return False


BaseRequest = Request
