"""Sessions: headers and connections that are kept from one request to the next."""

import base64
import datetime
import http.client
import time
from typing import Any
from urllib.parse import urljoin, urlsplit

from async_tutor_probe import simulation
from async_tutor_probe.unsupported import Simulated, refuse

from ._models import PreparedRequest, Response
from ._structures import CaseInsensitiveDict
from .exceptions import ConnectionError, ConnectTimeout, ReadTimeout, TooManyRedirects

_NO_DIFFERENCE = "verify cert proxies hooks"

Place = tuple[str, int, str]


class Session(Simulated):
    """Requests with something in common."""

    def __init__(self) -> None:
        self.headers = CaseInsensitiveDict(
            {
                "User-Agent": "python-requests/2.32.5",
                "Accept-Encoding": "gzip, deflate",
                "Accept": "*/*",
                "Connection": "keep-alive",
            }
        )
        self.params: dict[str, Any] = {}
        self.auth: tuple[str, str] | None = None
        self.max_redirects = 30
        self.verify = self.trust_env = True
        self._idle: dict[Place, list[http.client.HTTPConnection]] = {}

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def close(self) -> None:
        for connections in self._idle.values():
            for connection in connections:
                connection.close()
        self._idle.clear()

    def request(
        self,
        method: str,
        url: Any,
        params: Any = None,
        data: Any = None,
        headers: Any = None,
        json: Any = None,
        auth: Any = None,
        timeout: Any = None,
        allow_redirects: bool = True,
        stream: bool = False,
        **options: Any,
    ) -> Response:
        """Sends a request and blocks until the answer is there."""
        refuse(f"requests.{method.lower()}()", options, ignore=_NO_DIFFERENCE)
        merged = self.headers.copy()
        merged.update(headers or {})
        credentials = auth or self.auth
        if credentials:
            merged["Authorization"] = "Basic " + base64.b64encode(":".join(credentials).encode()).decode()
        both = {**self.params, **params} if isinstance(params, dict) else params or self.params
        prepared = PreparedRequest(method, url, both, CaseInsensitiveDict(merged), data, json)
        with simulation.blocking(f"requests.{method.lower()}({prepared.url!r})"):
            return self._follow(prepared, timeout, allow_redirects=allow_redirects, stream=stream)

    def _follow(self, prepared: PreparedRequest, timeout: Any, *, allow_redirects: bool, stream: bool) -> Response:
        history: list[Response] = []
        while True:
            response = self._send(prepared, timeout)
            if not (allow_redirects and response.is_redirect):
                break
            response.content  # noqa: B018 (frees the connection)
            history.append(response)
            if len(history) > self.max_redirects:
                raise TooManyRedirects(f"Exceeded {self.max_redirects} redirects.", response=response)
            prepared = _redirected(prepared, response)
        response.history = history
        if not stream:
            response.content  # noqa: B018 (as the real one: everything is read before it returns)
        return response

    def _send(self, prepared: PreparedRequest, timeout: Any) -> Response:
        started = time.monotonic()
        connect_timeout, read_timeout = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        place = _place_of(prepared.url)
        connection = self._connect(place, prepared, connect_timeout)
        parts = urlsplit(prepared.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            if connection.sock is not None:
                connection.sock.settimeout(read_timeout)
            connection.request(prepared.method, target, body=prepared.body, headers=dict(prepared.headers))
            answer = connection.getresponse()
        except TimeoutError:
            connection.close()
            message = f"{_pool(place)}: Read timed out. (read timeout={read_timeout})"
            raise ReadTimeout(message, request=prepared) from None
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            raise ConnectionError(f"('Connection aborted.', {error!r})", request=prepared) from error
        return self._response(prepared, answer, connection, place, time.monotonic() - started)

    def _connect(self, place: Place, prepared: PreparedRequest, timeout: float | None) -> http.client.HTTPConnection:
        idle = self._idle.get(place)
        if idle:
            return idle.pop()
        host, port, _scheme = place
        connection = http.client.HTTPConnection(host, port, timeout=timeout)
        try:
            connection.connect()
        except TimeoutError:
            reason = f"Connection to {host} timed out. (connect timeout={timeout})"
            raise ConnectTimeout(_gave_up(place, prepared, f"ConnectTimeoutError({reason!r})")) from None
        except OSError as error:
            where = f"HTTPConnection(host={host!r}, port={port})"
            if error.errno is not None and error.errno < 0:
                reason = f'NameResolutionError("{where}: Failed to resolve {host!r} ({error})")'
            else:
                reason = f'NewConnectionError("{where}: Failed to establish a new connection: {error}")'
            raise ConnectionError(_gave_up(place, prepared, reason), request=prepared) from None
        return connection

    def _response(
        self,
        prepared: PreparedRequest,
        answer: http.client.HTTPResponse,
        connection: http.client.HTTPConnection,
        place: Place,
        seconds: float,
    ) -> Response:
        response = Response()
        response.status_code, response.reason = answer.status, answer.reason
        response.url, response.request = prepared.url, prepared
        response.headers = CaseInsensitiveDict(dict(answer.getheaders()))
        response.encoding = _encoding(response.headers)
        response.elapsed = datetime.timedelta(seconds=seconds)
        response.raw = _Body(answer, connection, self._idle.setdefault(place, []))
        return response

    def get(self, url: Any, **options: Any) -> Response:
        return self.request("GET", url, **options)

    def options(self, url: Any, **options: Any) -> Response:
        return self.request("OPTIONS", url, **options)

    def head(self, url: Any, **options: Any) -> Response:
        options.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **options)

    def post(self, url: Any, data: Any = None, json: Any = None, **options: Any) -> Response:
        return self.request("POST", url, data=data, json=json, **options)

    def put(self, url: Any, data: Any = None, **options: Any) -> Response:
        return self.request("PUT", url, data=data, **options)

    def patch(self, url: Any, data: Any = None, **options: Any) -> Response:
        return self.request("PATCH", url, data=data, **options)

    def delete(self, url: Any, **options: Any) -> Response:
        return self.request("DELETE", url, **options)


class _Body:
    """An answer's body; its connection is free again when it has been read."""

    def __init__(
        self,
        answer: http.client.HTTPResponse,
        connection: http.client.HTTPConnection,
        idle: list[http.client.HTTPConnection],
    ) -> None:
        self._answer = answer
        self._connection = connection
        self._idle = idle
        self._free()

    def read(self, size: int = -1) -> bytes:
        data = self._answer.read() if size < 0 else self._answer.read(size)
        self._free()
        return data

    def _free(self) -> None:
        if self._answer.isclosed() and self._connection.sock is not None and self._connection not in self._idle:
            self._idle.append(self._connection)

    def close(self) -> None:
        if not self._answer.isclosed():
            self._answer.close()
            self._connection.close()


def session() -> Session:
    """A new session."""
    return Session()


def _place_of(url: str) -> Place:
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80), parts.scheme


def _pool(place: Place) -> str:
    host, port, scheme = place
    return f"{scheme.upper()}ConnectionPool(host={host!r}, port={port})"


def _gave_up(place: Place, prepared: PreparedRequest, reason: str) -> str:
    path = urlsplit(prepared.url).path
    return f"{_pool(place)}: Max retries exceeded with url: {path} (Caused by {reason})"


def _redirected(prepared: PreparedRequest, response: Response) -> PreparedRequest:
    target = urljoin(prepared.url, response.headers["location"])
    keep = response.status_code in (307, 308) or prepared.method == "HEAD"
    headers = prepared.headers.copy()
    headers.pop("Content-Length", None)
    method, body = (prepared.method, prepared.body) if keep else ("GET", None)
    return PreparedRequest(method, target, None, headers, body, None)


def _encoding(headers: CaseInsensitiveDict) -> str | None:
    content_type = headers.get("content-type", "")
    if "charset=" in content_type:
        return str(content_type.partition("charset=")[2].strip("'\" "))
    if "text" in content_type:
        return "ISO-8859-1"
    return "utf-8" if "application/json" in content_type else None
