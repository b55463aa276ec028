"""aiohttp's client: sessions."""

import asyncio
import base64
import json as json_module
import warnings
from collections.abc import Callable, Coroutine, Generator
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from async_tutor_probe.http_message import Headers, request_head
from async_tutor_probe.silent_timeout import SilentTimeout
from async_tutor_probe.unsupported import Simulated, attributes_of, refuse

from ._url import URL, CIMultiDict, prepared
from .client_exceptions import (
    ClientOSError,
    InvalidUrlClientError,
    NonHttpUrlClientError,
    TooManyRedirects,
)
from .client_reqrep import ClientResponse, RequestInfo
from .client_ws import ClientWebSocketResponse, shake_hands
from .connector import BaseConnector, ConnectionKey, Done, TCPConnector

USER_AGENT = "Python/3.14 aiohttp/3.13.2"

_NO_DIFFERENCE = (
    "loop json_serialize ssl verify_ssl ssl_context fingerprint trust_env requote_redirect_url read_bufsize "
    "auto_decompress max_line_size max_field_size expect100 chunked compress version trace_request_ctx cookie_jar "
    "server_hostname"
)


@dataclass(frozen=True)
class ClientTimeout:
    """How long things may take, in seconds."""

    total: float | None = None
    connect: float | None = None
    sock_read: float | None = None
    sock_connect: float | None = None
    ceil_threshold: float = 5


DEFAULT_TIMEOUT = ClientTimeout(total=5 * 60, sock_connect=30)


class BasicAuth(NamedTuple):
    """A name and a password."""

    login: str
    password: str = ""
    encoding: str = "latin1"

    def encode(self) -> str:
        both = f"{self.login}:{self.password}".encode(self.encoding)
        return "Basic " + base64.b64encode(both).decode(self.encoding)


class _RequestContextManager(Coroutine[Any, Any, Any]):
    """What session.get gives: to be awaited, or to be entered."""

    __slots__ = ("_coro", "_response")

    def __init__(self, coroutine: Any) -> None:
        self._coro = coroutine

    def send(self, value: Any) -> Any:
        return self._coro.send(value)

    def throw(self, *args: Any) -> Any:
        return self._coro.throw(*args)

    def close(self) -> None:
        self._coro.close()

    def __await__(self) -> Generator[Any, Any, Any]:
        return self._coro.__await__()  # type: ignore[no-any-return]

    async def __aenter__(self) -> Any:
        self._response = await self._coro
        return await self._response.__aenter__()

    async def __aexit__(self, *error: Any) -> None:
        await self._response.__aexit__(*error)


class ClientSession(Simulated):
    """Requests that share connections and headers."""

    def __init__(
        self,
        base_url: Any = None,
        *,
        connector: BaseConnector | None = None,
        connector_owner: bool = True,
        headers: Any = None,
        auth: BasicAuth | None = None,
        timeout: Any = None,
        raise_for_status: bool = False,
        **options: Any,
    ) -> None:
        refuse("ClientSession()", options, ignore=_NO_DIFFERENCE)
        self._loop = asyncio.get_running_loop()
        self._connector: Any = connector if connector is not None else TCPConnector()
        self._connector_owner = connector_owner
        self._base_url = base_url
        self._headers = CIMultiDict()
        self._headers.update(headers)
        self._auth = auth
        self._timeout = _timeout(timeout)
        self._raise_for_status = raise_for_status

    def request(self, method: str, url: Any, **options: Any) -> _RequestContextManager:
        return _RequestContextManager(self._request(method, url, **options))

    def get(self, url: Any, *, allow_redirects: bool = True, **options: Any) -> _RequestContextManager:
        return self.request("GET", url, allow_redirects=allow_redirects, **options)

    def options(self, url: Any, *, allow_redirects: bool = True, **options: Any) -> _RequestContextManager:
        return self.request("OPTIONS", url, allow_redirects=allow_redirects, **options)

    def head(self, url: Any, *, allow_redirects: bool = False, **options: Any) -> _RequestContextManager:
        return self.request("HEAD", url, allow_redirects=allow_redirects, **options)

    def post(self, url: Any, *, data: Any = None, **options: Any) -> _RequestContextManager:
        return self.request("POST", url, data=data, **options)

    def put(self, url: Any, *, data: Any = None, **options: Any) -> _RequestContextManager:
        return self.request("PUT", url, data=data, **options)

    def patch(self, url: Any, *, data: Any = None, **options: Any) -> _RequestContextManager:
        return self.request("PATCH", url, data=data, **options)

    def delete(self, url: Any, **options: Any) -> _RequestContextManager:
        return self.request("DELETE", url, **options)

    def ws_connect(self, url: Any, **options: Any) -> _RequestContextManager:
        return _RequestContextManager(self._ws_connect(url, **options))

    async def _request(
        self,
        method: str,
        str_or_url: Any,
        *,
        params: Any = None,
        data: Any = None,
        json: Any = None,
        headers: Any = None,
        auth: BasicAuth | None = None,
        allow_redirects: bool = True,
        max_redirects: int = 10,
        raise_for_status: bool | Callable[..., Any] | None = None,
        timeout: Any = None,
        **options: Any,
    ) -> ClientResponse:
        if self.closed:
            raise RuntimeError("Session is closed")
        if data is not None and json is not None:
            raise ValueError("data and json parameters can not be used at the same time")
        refuse(f"ClientSession.{method.lower()}()", options, ignore=_NO_DIFFERENCE)
        url = self._checked(prepared(str_or_url, self._base_url, params))
        merged, body = self._prepare(url, headers, auth or self._auth, data, json)
        limits = self._timeout if timeout is None else _timeout(timeout)
        guard = self._guard(limits)
        async with guard():
            response = await self._follow(method, url, merged, body, limits, guard, allow_redirects and max_redirects)
        check = self._raise_for_status if raise_for_status is None else raise_for_status
        if callable(check):
            await check(response)
        elif check:
            response.raise_for_status()
        return response

    def _checked(self, url: URL) -> URL:
        if url.scheme not in ("http", "https"):
            raise (NonHttpUrlClientError if url.scheme else InvalidUrlClientError)(url)
        if not url.host:
            raise InvalidUrlClientError(url)
        return url

    def _prepare(
        self, url: URL, headers: Any, auth: BasicAuth | None, data: Any, json: Any
    ) -> tuple[CIMultiDict, bytes | None]:
        port = f":{url.port}" if url.port not in (80, 443) else ""
        merged = CIMultiDict([("Host", f"{url.host}{port}")])
        merged.update(self._headers)
        merged.update(headers)
        for name, value in (("Accept", "*/*"), ("Accept-Encoding", "gzip, deflate"), ("User-Agent", USER_AGENT)):
            merged.setdefault(name, value)
        if auth is not None:
            merged["Authorization"] = auth.encode()
        body = None
        if json is not None:
            body = json_module.dumps(json).encode()
            merged.setdefault("Content-Type", "application/json")
        elif isinstance(data, dict | list | tuple):
            body = urlencode(data).encode()
            merged.setdefault("Content-Type", "application/x-www-form-urlencoded")
        elif isinstance(data, str):
            body = data.encode()
            merged.setdefault("Content-Type", "text/plain; charset=utf-8")
        elif data is not None:
            body = bytes(data)
            merged.setdefault("Content-Type", "application/octet-stream")
        if body is not None:
            merged["Content-Length"] = len(body)
        return merged, body

    def _guard(self, limits: ClientTimeout) -> Callable[[], asyncio.Timeout]:
        """What ends the request when its total time is over; the trace mentions it if the program has asked for it."""
        if limits.total is None:
            return lambda: asyncio.timeout(None)
        deadline = self._loop.time() + limits.total
        if limits is DEFAULT_TIMEOUT:
            return lambda: SilentTimeout(deadline - self._loop.time())
        return lambda: asyncio.timeout_at(deadline)

    async def _follow(
        self,
        method: str,
        url: URL,
        headers: CIMultiDict,
        body: bytes | None,
        limits: ClientTimeout,
        guard: Callable[[], Any],
        redirects: int,
    ) -> ClientResponse:
        history: list[ClientResponse] = []
        while True:
            response = await self._send(method, url, headers, body, limits, guard)
            target = response.headers.get("Location")
            if response.status not in (301, 302, 303, 307, 308) or not redirects or target is None:
                response.history = tuple(history)
                return response
            await response.read()
            history.append(response)
            if len(history) >= redirects:
                raise TooManyRedirects(history[0].request_info, tuple(history))
            url = self._checked(URL(url).join(target))
            headers["Host"] = url.host if url.port in (80, 443) else f"{url.host}:{url.port}"
            if response.status in (301, 302, 303) and method != "HEAD":
                method, body = "GET", None
                headers.pop("Content-Length", None)
                headers.pop("Content-Type", None)

    async def _send(
        self,
        method: str,
        url: URL,
        headers: CIMultiDict,
        body: bytes | None,
        limits: ClientTimeout,
        guard: Callable[[], Any],
    ) -> ClientResponse:
        key = ConnectionKey(url.host or "", url.port or 80, url.scheme == "https")
        connection = await self._connector.connect(key, limits.connect or limits.sock_connect)
        info = RequestInfo(url, method, headers, url)
        response = ClientResponse(info, connection, self._connector, guard=guard, read_timeout=limits.sock_read)
        try:
            head = request_head(method, _target(url), Headers(headers.items()))
            connection.writer.write(head + (body or b""))
            await connection.writer.drain()
            return await response.start()
        except OSError as error:
            response.close()
            if isinstance(error, ClientOSError | TimeoutError):
                raise
            raise ClientOSError(error.errno, error.strerror) from error
        except BaseException:
            response.close()
            raise

    async def _ws_connect(self, url: Any, *, headers: Any = None, **options: Any) -> ClientWebSocketResponse:
        refuse("ClientSession.ws_connect()", options, ignore=f"{_NO_DIFFERENCE} heartbeat max_msg_size timeout")
        ws_url = prepared(url, self._base_url, None)
        http_url = URL(ws_url.replace("ws", "http", 1)) if ws_url.scheme in ("ws", "wss") else ws_url
        merged, _ = self._prepare(self._checked(http_url), headers, self._auth, None, None)
        key = ConnectionKey(http_url.host or "", http_url.port or 80, http_url.scheme == "https")
        connection = await self._connector.connect(key, DEFAULT_TIMEOUT.sock_connect)
        return await shake_hands(http_url, merged, connection, self._connector)

    @property
    def closed(self) -> bool:
        return self._connector is None or self._connector.closed

    @property
    def connector(self) -> Any:
        return self._connector

    @property
    def headers(self) -> CIMultiDict:
        return self._headers

    @property
    def timeout(self) -> ClientTimeout:
        return self._timeout

    def close(self) -> Done:
        if self._connector is not None and self._connector_owner:
            self._connector.close()
        self._connector = None
        return Done()

    def detach(self) -> None:
        self._connector = None

    async def __aenter__(self) -> "ClientSession":
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.close()

    def __enter__(self) -> None:
        raise TypeError("Use async with instead")

    def __exit__(self, *_: Any) -> None:
        pass

    def __del__(self) -> None:
        if self.__dict__.get("_connector") is None or self.closed:
            return
        warnings.warn(f"Unclosed client session {self!r}", ResourceWarning, source=self, stacklevel=1)
        self._loop.call_exception_handler({"client_session": self, "message": "Unclosed client session"})


def _timeout(timeout: Any) -> ClientTimeout:
    if timeout is None:
        return DEFAULT_TIMEOUT
    return timeout if isinstance(timeout, ClientTimeout) else ClientTimeout(total=timeout)


def _target(url: URL) -> str:
    rest = str(url).partition("://")[2]
    return "/" + rest.partition("/")[2]


def request(method: str, url: Any, *, connector: Any = None, **options: Any) -> _RequestContextManager:
    """One request, in a session of its own."""

    async def once() -> Any:
        async with ClientSession(connector=connector) as session:
            response = await session.request(method, url, **options)
            await response.read()
            return response

    return _RequestContextManager(once())


__getattr__ = attributes_of(__name__)
