"""aiohttp.web's answers."""

import json
from collections.abc import Callable
from typing import Any

from async_tutor_probe.http_message import Headers, reason
from async_tutor_probe.unsupported import Simulated, refuse

from ._url import CIMultiDict


class StreamResponse(Simulated):
    """An answer that is sent piece by piece."""

    def __init__(self, *, status: int = 200, reason: str | None = None, headers: Any = None) -> None:
        self.headers = CIMultiDict()
        self.headers.update(headers)
        self.set_status(status, reason)
        self._exchange: Any = None
        self._eof_sent = False

    def set_status(self, status: int, reason_: str | None = None) -> None:
        self._status = int(status)
        self._reason = reason(int(status)) if reason_ is None else reason_

    @property
    def status(self) -> int:
        return self._status

    @property
    def reason(self) -> str:
        return self._reason

    @property
    def prepared(self) -> bool:
        return self._exchange is not None

    @property
    def content_type(self) -> str:
        return self.headers.get("Content-Type", "application/octet-stream").partition(";")[0].strip()

    @content_type.setter
    def content_type(self, value: str) -> None:
        _type, separator, rest = self.headers.get("Content-Type", "").partition(";")
        self.headers["Content-Type"] = value + separator + rest

    @property
    def charset(self) -> str | None:
        return self.headers.get("Content-Type", "").partition("charset=")[2].strip() or None

    @charset.setter
    def charset(self, value: str) -> None:
        self.headers["Content-Type"] = f"{self.content_type}; charset={value}"

    @property
    def content_length(self) -> int | None:
        length = self.headers.get("Content-Length")
        return None if length is None else int(length)

    @content_length.setter
    def content_length(self, value: int | None) -> None:
        self.headers.pop("Content-Length", None)
        if value is not None:
            self.headers["Content-Length"] = value

    @property
    def keep_alive(self) -> bool | None:
        return None

    def force_close(self) -> None:
        self.headers["Connection"] = "close"

    def enable_chunked_encoding(self) -> None:
        self.headers.pop("Content-Length", None)

    async def prepare(self, request: Any) -> Any:
        """Sends the head."""
        if self._exchange is None:
            self._exchange = request._exchange
            self.headers.setdefault("Content-Type", "application/octet-stream")
            self.headers.setdefault("Server", "Python/3.14 aiohttp/3.13.2")
            self._exchange.start(self.status, Headers(self.headers.items()), self.reason)
        return self._exchange

    async def write(self, data: Any) -> None:
        """Sends a piece of the body."""
        if self._exchange is None:
            raise RuntimeError("Cannot call write() before prepare()")
        if self._eof_sent:
            raise RuntimeError("Cannot call write() after write_eof()")
        await self._exchange.write(bytes(data))

    async def write_eof(self, data: bytes = b"") -> None:
        """Ends the answer."""
        if self._eof_sent:
            return
        if self._exchange is None:
            raise RuntimeError("Response has not been started")
        await self._exchange.write(data)
        self._exchange.end()
        self._eof_sent = True

    def __repr__(self) -> str:
        return (
            f"<{type(self).__name__} {self.reason} not prepared>"
            if not self.prepared
            else f"<{type(self).__name__} {self.reason}>"
        )

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


class Response(StreamResponse):
    """An answer whose body is known."""

    def __init__(
        self,
        *,
        body: Any = None,
        status: int = 200,
        reason: str | None = None,
        text: str | None = None,
        headers: Any = None,
        content_type: str | None = None,
        charset: str | None = None,
        **options: Any,
    ) -> None:
        refuse("web.Response()", options, ignore="zlib_executor_size zlib_executor")
        if body is not None and text is not None:
            raise ValueError("body and text are not allowed together")
        super().__init__(status=status, reason=reason, headers=headers)
        if content_type is not None and ";" in content_type:
            raise ValueError("charset must not be in content_type argument")
        self.body = body
        if text is not None:
            charset = charset or "utf-8"
            self.body = text.encode(charset)
            self.headers.setdefault("Content-Type", f"{content_type or 'text/plain'}; charset={charset}")
        elif content_type is not None:
            self.headers["Content-Type"] = content_type + (f"; charset={charset}" if charset else "")

    @property
    def body(self) -> bytes | None:
        return self._body

    @body.setter
    def body(self, value: Any) -> None:
        self._body = value.encode() if isinstance(value, str) else None if value is None else bytes(value)

    @property
    def text(self) -> str | None:
        return None if self._body is None else self._body.decode(self.charset or "utf-8")

    @text.setter
    def text(self, value: str) -> None:
        self._body = value.encode()
        if self.content_type == "application/octet-stream":
            self.headers["Content-Type"] = "text/plain; charset=utf-8"

    async def prepare(self, request: Any) -> Any:
        if self._exchange is None and self.status not in (204, 304) and self.status >= 200:
            self.headers.setdefault("Content-Length", len(self._body or b""))
        return await super().prepare(request)

    async def write_eof(self, data: bytes = b"") -> None:
        await super().write_eof(self._body or b"")


def json_response(
    data: Any = None,
    *,
    text: str | None = None,
    body: Any = None,
    status: int = 200,
    reason: str | None = None,
    headers: Any = None,
    content_type: str = "application/json",
    dumps: Callable[[Any], str] = json.dumps,
) -> Response:
    """An answer in JSON."""
    if text is None and body is None:
        text = dumps(data)
    return Response(text=text, body=body, status=status, reason=reason, headers=headers, content_type=content_type)
