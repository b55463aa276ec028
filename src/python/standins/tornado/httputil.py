"""tornado.httputil: headers, and what a server knows of a request."""

import time
from collections.abc import Iterator, MutableMapping
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from async_tutor_probe.http_server import Exchange
from async_tutor_probe.unsupported import Simulated, attributes_of


class HTTPHeaders(MutableMapping[str, str]):
    """Headers, in the spelling Content-Type."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._values: dict[str, list[str]] = {}
        self.update(*args, **kwargs)

    def add(self, name: str, value: str) -> None:
        self._values.setdefault(_normal(name), []).append(value)

    def get_list(self, name: str) -> list[str]:
        return self._values.get(_normal(name), [])

    def get_all(self) -> list[tuple[str, str]]:
        return [(name, value) for name, values in self._values.items() for value in values]

    def __setitem__(self, name: str, value: str) -> None:
        self._values[_normal(name)] = [value]

    def __getitem__(self, name: str) -> str:
        return ",".join(self._values[_normal(name)])

    def __delitem__(self, name: str) -> None:
        del self._values[_normal(name)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __str__(self) -> str:
        return "".join(f"{name}: {value}\n" for name, value in self.get_all())

    def __repr__(self) -> str:
        return f"HTTPHeaders({dict(self.items())!r})"


def _normal(name: str) -> str:
    return "-".join(word.capitalize() for word in name.split("-"))


class HTTPServerRequest(Simulated):
    """What a client asks for."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self.method = exchange.method
        self.uri = exchange.target
        self.version = exchange.version
        self.path, _, self.query = exchange.target.partition("?")
        self.headers = HTTPHeaders(dict(exchange.headers))
        self.body = exchange.body
        self.remote_ip = exchange.peer[0]
        self.protocol = "http"
        self.host = self.headers.get("Host", "127.0.0.1")
        self.host_name = self.host.partition(":")[0]
        self.query_arguments = _arguments(self.query)
        is_form = self.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded")
        self.body_arguments = _arguments(self.body.decode()) if is_form else {}
        self.arguments = {**self.query_arguments, **self.body_arguments}
        self.files: dict[str, Any] = {}
        self._started = time.monotonic()

    def full_url(self) -> str:
        return f"{self.protocol}://{self.host}{self.uri}"

    def request_time(self) -> float:
        return time.monotonic() - self._started

    def __repr__(self) -> str:
        names = ("protocol", "host", "method", "uri", "version", "remote_ip")
        return f"HTTPServerRequest({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"


def _arguments(query: str) -> dict[str, list[bytes]]:
    return {name: [value.encode() for value in values] for name, values in parse_qs(query).items()}


def url_concat(url: str, args: Any) -> str:
    """A URL with more arguments."""
    if args is None:
        return url
    parts = urlsplit(url)
    query = "&".join(part for part in (parts.query, urlencode(args)) if part)
    return parts._replace(query=query).geturl()


__getattr__ = attributes_of(__name__)
