"""aiohttp's answers."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from async_tutor_probe import simulation
from async_tutor_probe.http_message import BadMessage, MessageParser
from async_tutor_probe.silent_timeout import SilentTimeout
from async_tutor_probe.unsupported import Simulated

from ._url import URL, CIMultiDict
from .client_exceptions import (
    ClientConnectionError,
    ClientOSError,
    ClientPayloadError,
    ClientResponseError,
    ContentTypeError,
    ServerDisconnectedError,
    SocketTimeoutError,
)
from .connector import Connection, TCPConnector
from .streams import StreamReader


class RequestInfo(NamedTuple):
    """What was asked for."""

    url: URL
    method: str
    headers: CIMultiDict
    real_url: URL


class ClientResponse(Simulated):
    """The answer to a request. Its head is there, its body comes when it is read."""

    def __init__(
        self,
        info: RequestInfo,
        connection: Connection,
        connector: TCPConnector,
        *,
        guard: Callable[[], Any],
        read_timeout: float | None,
    ) -> None:
        self.request_info = info
        self.method = info.method
        self.status = 0
        self.reason: str | None = None
        self.history: tuple[ClientResponse, ...] = ()
        self.headers = CIMultiDict()
        self.content = StreamReader(self._more)
        self.connection: Connection | None = connection
        self._connector = connector
        self._guard = guard
        self._read_timeout = read_timeout
        self._parser = MessageParser(response_to=info.method)
        self._body: bytes | None = None
        self._name = f"{connection.key.called}{info.url.path_qs}"
        self.version = "HTTP/1.1"

    @property
    def url(self) -> URL:
        return self.request_info.url

    @property
    def real_url(self) -> URL:
        return self.request_info.real_url

    @property
    def host(self) -> str:
        return self.url.host or ""

    @property
    def ok(self) -> bool:
        return self.status < 400

    @property
    def closed(self) -> bool:
        return self.connection is None

    @property
    def content_type(self) -> str:
        return self.headers.get("Content-Type", "application/octet-stream").partition(";")[0].strip()

    @property
    def charset(self) -> str | None:
        return self.headers.get("Content-Type", "").partition("charset=")[2].strip("\"' ") or None

    @property
    def content_length(self) -> int | None:
        length = self.headers.get("Content-Length")
        return int(length) if length is not None else None

    def __repr__(self) -> str:
        headers = f"<CIMultiDictProxy({', '.join(f'{key!r}: {value!r}' for key, value in self.headers.items())})>"
        return f"<ClientResponse({self.url}) [{self.status} {self.reason}]>\n{headers}\n"

    # --- from the connection

    async def start(self) -> "ClientResponse":
        """Reads the head."""
        while self._parser.head is None:
            data = await self._receive(f"the answer of {self._name}")
            if not data:
                self.close()
                raise ServerDisconnectedError()
            self._take(data)
        _version, status, reason = self._parser.head
        self.status, self.reason = int(status), reason
        self.headers = CIMultiDict(self._parser.headers)
        self._release_if_complete()
        return self

    async def _more(self) -> bool:
        """Reads more of the body; False when there is no more."""
        if self._parser.complete:
            return False
        if self.connection is None:
            raise ClientConnectionError("Connection closed")
        async with self._guard():
            data = await self._receive(f"the rest of {self._name}")
        if data:
            self._take(data)
        else:
            self._take_end()
        self._release_if_complete()
        return True

    async def _receive(self, label: str) -> bytes:
        assert self.connection is not None
        try:
            async with SilentTimeout(self._read_timeout):
                return bytes(await simulation.labelled(label, self.connection.reader.read(65_536)))
        except TimeoutError:
            self.close()
            raise SocketTimeoutError("Timeout on reading data from socket") from None
        except OSError as error:
            self.close()
            raise ClientOSError(error.errno, error.strerror) from error

    def _take(self, data: bytes) -> None:
        try:
            self.content.feed(self._parser.feed(data))
        except BadMessage as error:
            self.close()
            raise ClientResponseError(self.request_info, self.history, status=400, message=str(error)) from None

    def _take_end(self) -> None:
        try:
            self._parser.end()
        except BadMessage:
            self.close()
            raise ClientPayloadError("Response payload is not completed") from None

    def _release_if_complete(self) -> None:
        if self._parser.complete:
            self.content.feed_eof()
            self._let_go(reusable=self._parser.keeps_alive)

    def _let_go(self, *, reusable: bool) -> None:
        connection, self.connection = self.connection, None
        if connection is not None:
            self._connector.release(connection, reusable=reusable)

    # --- for the program

    async def read(self) -> bytes:
        if self._body is None:
            self._body = await self.content.read()
        return self._body

    def get_encoding(self) -> str:
        return self.charset or "utf-8"

    async def text(self, encoding: str | None = None, errors: str = "strict") -> str:
        return (await self.read()).decode(encoding or self.get_encoding(), errors)

    async def json(
        self,
        *,
        encoding: str | None = None,
        loads: Callable[[str], Any] = json.loads,
        content_type: str | None = "application/json",
    ) -> Any:
        body = await self.read()
        is_json = self.content_type == "application/json" or self.content_type.endswith("+json")
        if content_type and not (is_json if content_type == "application/json" else content_type == self.content_type):
            message = f"Attempt to decode JSON with unexpected mimetype: {self.headers.get('Content-Type', '')}"
            raise ContentTypeError(
                self.request_info, self.history, status=self.status, message=message, headers=self.headers
            )
        text = body.strip().decode(encoding or self.get_encoding())
        return loads(text) if text else None

    def raise_for_status(self) -> None:
        if not self.ok:
            self.release()
            raise ClientResponseError(
                self.request_info,
                self.history,
                status=self.status,
                message=self.reason or "",
                headers=self.headers,
            )

    def release(self) -> None:
        """Gives the connection back; one with an unread body is closed."""
        self._let_go(reusable=False)

    def close(self) -> None:
        self._let_go(reusable=False)

    async def wait_for_close(self) -> None:
        pass

    async def __aenter__(self) -> "ClientResponse":
        return self

    async def __aexit__(self, *_: Any) -> None:
        self.release()

    def __del__(self) -> None:
        if self.__dict__.get("connection") is not None:
            self._let_go(reusable=False)
