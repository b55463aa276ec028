"""tornado.httpclient: AsyncHTTPClient, with Tornado's limit of ten requests at once."""

import asyncio
from typing import Any
from urllib.parse import urljoin, urlsplit

from async_tutor_probe import simulation
from async_tutor_probe.http_message import BadMessage, Headers, MessageParser, reason, request_head
from async_tutor_probe.silent_timeout import SilentTimeout
from async_tutor_probe.unsupported import Simulated, attributes_of, refuse

from .escape import utf8
from .httputil import HTTPHeaders

_NO_DIFFERENCE = "validate_cert user_agent use_gzip decompress_response allow_nonstandard_methods ca_certs"


class HTTPRequest(Simulated):
    """What to ask for."""

    def __init__(
        self,
        url: str,
        method: str = "GET",
        headers: Any = None,
        body: Any = None,
        connect_timeout: float | None = 20.0,
        request_timeout: float | None = 20.0,
        follow_redirects: bool = True,
        max_redirects: int = 5,
        **options: Any,
    ) -> None:
        refuse("HTTPRequest()", options, ignore=_NO_DIFFERENCE)
        self.url = url
        self.method = method
        self.headers = HTTPHeaders(headers or {})
        self.body = utf8(body)
        self.connect_timeout = connect_timeout
        self.request_timeout = request_timeout
        self.follow_redirects = follow_redirects
        self.max_redirects = max_redirects


class HTTPResponse(Simulated):
    """What was answered."""

    def __init__(
        self, request: HTTPRequest, head: tuple[str, str, str], headers: HTTPHeaders, body: bytes, url: str
    ) -> None:
        self.request = request
        self.code = int(head[1])
        self.reason = head[2]
        self.headers = headers
        self.body = body
        self.effective_url = url
        self.request_time = 0.0
        is_fine = 200 <= self.code < 300
        self.error = None if is_fine else HTTPClientError(self.code, message=self.reason, response=self)

    def rethrow(self) -> None:
        if self.error:
            raise self.error

    def __repr__(self) -> str:
        return f"HTTPResponse(code={self.code}, effective_url={self.effective_url!r})"


class HTTPClientError(Exception):
    """The answer says that something went wrong."""

    def __init__(self, code: int, message: str | None = None, response: Any = None) -> None:
        self.code = code
        self.message = message or reason(code)
        self.response = response
        super().__init__(code, message, response)

    def __str__(self) -> str:
        return f"HTTP {self.code}: {self.message}"

    __repr__ = __str__


HTTPError = HTTPClientError


class HTTPTimeoutError(HTTPClientError):
    """It took too long."""

    def __init__(self, message: str) -> None:
        super().__init__(599, message=message)

    def __str__(self) -> str:
        return self.message or "Timeout"


class HTTPStreamClosedError(HTTPClientError):
    """The connection broke."""

    def __init__(self, message: str) -> None:
        super().__init__(599, message=message)


class AsyncHTTPClient(Simulated):
    """Sends requests. All clients of a loop are the same one, unless `force_instance` is given."""

    _of_loops: "dict[Any, AsyncHTTPClient]" = {}
    _max_clients = 10
    _semaphore: asyncio.Semaphore

    def __new__(cls, force_instance: bool = False, **options: Any) -> "AsyncHTTPClient":
        refuse("AsyncHTTPClient()", options, ignore="max_clients defaults")
        loop = asyncio.get_event_loop()
        known = cls._of_loops.get(loop)
        if known is not None and not force_instance:
            return known
        made = super().__new__(cls)
        made._semaphore = asyncio.Semaphore(options.get("max_clients") or cls._max_clients)
        if not force_instance:
            cls._of_loops[loop] = made
        return made

    def __init__(self, force_instance: bool = False, **_options: Any) -> None:
        pass

    @classmethod
    def configure(cls, _implementation: Any, **options: Any) -> None:
        refuse("AsyncHTTPClient.configure()", options, ignore="max_clients defaults")
        cls._max_clients = options.get("max_clients", cls._max_clients)

    def close(self) -> None:
        self._of_loops.pop(asyncio.get_event_loop(), None)

    def fetch(self, request: Any, raise_error: bool = True, **options: Any) -> "asyncio.Future[HTTPResponse]":
        wanted = request if isinstance(request, HTTPRequest) else HTTPRequest(request, **options)
        fetching = self._fetch(wanted, raise_error=raise_error)
        return asyncio.get_event_loop().create_task(fetching, name=f"fetch {_shown(wanted.url)}")

    async def _fetch(self, request: HTTPRequest, *, raise_error: bool) -> HTTPResponse:
        loop = asyncio.get_running_loop()
        started = loop.time()
        where = "in request queue"
        try:
            async with SilentTimeout(request.request_timeout or None):
                await simulation.labelled("a free place (max_clients)", self._semaphore.acquire())
                where = "during request"
                try:
                    response = await self._follow(request)
                finally:
                    self._semaphore.release()
        except TimeoutError:
            raise HTTPTimeoutError(f"Timeout {where}") from None
        response.request_time = loop.time() - started
        if raise_error:
            response.rethrow()
        return response

    async def _follow(self, request: HTTPRequest) -> HTTPResponse:
        url, method, body = request.url, request.method, request.body
        for _ in range(request.max_redirects + 1):
            response = await _exchange(request, url, method, body)
            if not (request.follow_redirects and response.code in (301, 302, 303, 307, 308)):
                return response
            url = urljoin(url, response.headers.get("Location", url))
            if response.code in (301, 302, 303) and method != "HEAD":
                method, body = "GET", None
        return response


def _shown(url: str) -> str:
    """A URL without what everybody knows."""
    return url.partition("://")[2]


async def _exchange(request: HTTPRequest, url: str, method: str, body: bytes | None) -> HTTPResponse:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise ValueError(f"Unsupported url scheme: {url}")
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    opening = asyncio.open_connection(host, port, ssl=True if parts.scheme == "https" else None)
    try:
        reader, writer = await simulation.labelled(f"a connection to {parts.netloc}", opening)
    except ConnectionRefusedError:
        raise ConnectionRefusedError(111, "Connection refused") from None
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = Headers([("Connection", "close"), ("Host", parts.netloc), *request.headers.get_all()])
    if method in ("POST", "PUT", "PATCH") or body:
        headers.set("Content-Length", str(len(body or b"")))
        headers.set_default("Content-Type", "application/x-www-form-urlencoded")
    try:
        writer.write(request_head(method, target, headers) + (body or b""))
        return await _receive(request, url, MessageParser(response_to=method), reader, _shown(url))
    finally:
        writer.close()


async def _receive(request: HTTPRequest, url: str, parser: MessageParser, reader: Any, name: str) -> HTTPResponse:
    content = b""
    try:
        while not parser.complete:
            data = await simulation.labelled(f"the answer of {name}", reader.read(65_536))
            content += parser.feed(data)
            if not data:
                parser.end()
    except (BadMessage, ConnectionError) as error:
        raise HTTPStreamClosedError("Connection closed") from error
    assert parser.head is not None
    return HTTPResponse(request, parser.head, HTTPHeaders(dict(parser.headers)), content, url)


class HTTPClient(Simulated):
    """The blocking client: a loop of its own for each request."""

    def __init__(self, **_options: Any) -> None:
        self._loop = asyncio.new_event_loop()

    def fetch(self, request: Any, **options: Any) -> HTTPResponse:
        async def once() -> HTTPResponse:
            return await AsyncHTTPClient(force_instance=True).fetch(request, **options)

        return self._loop.run_until_complete(once())

    def close(self) -> None:
        self._loop.close()


__getattr__ = attributes_of(__name__)
