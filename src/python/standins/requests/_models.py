"""Requests as they are sent, and their answers."""

import datetime
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

from async_tutor_probe.unsupported import Simulated

from ._structures import CaseInsensitiveDict
from .exceptions import HTTPError, InvalidSchema, InvalidURL, JSONDecodeError, MissingSchema


class PreparedRequest(Simulated):
    """What goes over the wire."""

    def __init__(self, method: str, url: Any, params: Any, headers: CaseInsensitiveDict, data: Any, json: Any) -> None:
        self.method = method.upper()
        self.url = _prepared_url(str(url), params)
        self.headers = headers
        self.body = self._body(data, json)
        if self.body is not None or self.method in ("POST", "PUT", "PATCH"):
            self.headers["Content-Length"] = str(len(self.body or b""))

    def _body(self, data: Any, json_value: Any) -> bytes | None:
        if json_value is not None and data is None:
            self.headers.setdefault("Content-Type", "application/json")
            return json.dumps(json_value, allow_nan=False).encode()
        if isinstance(data, dict | list | tuple):
            self.headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
            return urlencode(data, doseq=True).encode()
        return data.encode() if isinstance(data, str) else data

    def __repr__(self) -> str:
        return f"<PreparedRequest [{self.method}]>"


def _prepared_url(url: str, params: Any) -> str:
    parts = urlsplit(url.strip())
    if not parts.scheme:
        raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?")
    if parts.scheme not in ("http", "https"):
        raise InvalidSchema(f"No connection adapters were found for {url!r}")
    if not parts.hostname:
        raise InvalidURL(f"Invalid URL {url!r}: No host supplied")
    query = params if isinstance(params, str) else urlencode(_without_none(params), doseq=True)
    both = "&".join(part for part in (parts.query, query) if part)
    return parts._replace(path=parts.path or "/", query=both).geturl()


def _without_none(params: Any) -> Any:
    if isinstance(params, dict):
        return {key: value for key, value in params.items() if value is not None}
    return params or {}


class Response(Simulated):
    """The answer to a request."""

    def __init__(self) -> None:
        self.status_code: int = 0
        self.reason = ""
        self.url = ""
        self.headers = CaseInsensitiveDict()
        self.encoding: str | None = None
        self.history: list[Response] = []
        self.elapsed = datetime.timedelta(0)
        self.request: Any = None
        self.raw: Any = None
        self._content: bytes | None = None

    def __repr__(self) -> str:
        return f"<Response [{self.status_code}]>"

    def __bool__(self) -> bool:
        return self.ok

    def __enter__(self) -> "Response":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def __iter__(self) -> Iterator[bytes]:
        return self.iter_content(128)

    @property
    def ok(self) -> bool:
        return self.status_code < 400

    @property
    def is_redirect(self) -> bool:
        return "location" in self.headers and self.status_code in (301, 302, 303, 307, 308)

    @property
    def content(self) -> bytes:
        if self._content is None:
            self._content = self.raw.read()
        return self._content

    @property
    def apparent_encoding(self) -> str:
        return "utf-8"

    @property
    def text(self) -> str:
        return self.content.decode(self.encoding or self.apparent_encoding, "replace")

    def json(self, **options: Any) -> Any:
        try:
            return json.loads(self.text, **options)
        except json.JSONDecodeError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos) from None

    def iter_content(self, chunk_size: int | None = 1, decode_unicode: bool = False) -> Iterator[Any]:
        while True:
            if self._content is not None:
                data, self._content = self._content, b""
            else:
                data = self.raw.read(chunk_size or -1)
            if not data:
                return
            for start in range(0, len(data), chunk_size or len(data)):
                piece = data[start : start + (chunk_size or len(data))]
                yield piece.decode(self.encoding or "utf-8", "replace") if decode_unicode else piece

    def iter_lines(self, chunk_size: int = 512, decode_unicode: bool = False) -> Iterator[Any]:
        rest = b""
        for piece in self.iter_content(chunk_size):
            *lines, rest = (rest + piece).split(b"\n")
            yield from (line.decode() if decode_unicode else line for line in lines)
        if rest:
            yield rest.decode() if decode_unicode else rest

    def raise_for_status(self) -> None:
        if 400 <= self.status_code < 500:
            raise HTTPError(f"{self.status_code} Client Error: {self.reason} for url: {self.url}", response=self)
        if 500 <= self.status_code < 600:
            raise HTTPError(f"{self.status_code} Server Error: {self.reason} for url: {self.url}", response=self)

    def close(self) -> None:
        if self.raw is not None:
            self.raw.close()
