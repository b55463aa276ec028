"""The simulated internet: what its hosts answer, and how long they take.

Pure and complete in itself: the same requests at the same times give the same answers, whether they come over the
network in memory or, in the tests, over a real one. Every page of every host exists and is made from its address.
"""

import json
import zlib
from collections import Counter
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from .internet_pages import Page, page_of


class Request(NamedTuple):
    """What a client asks for."""

    method: str
    url: str
    headers: dict[str, str]
    body: bytes


class Piece(NamedTuple):
    """A part of an answer's body, and how long after the request it is there."""

    seconds: float
    data: bytes


class Answer(NamedTuple):
    """What a host answers. The head comes with the first piece."""

    status: int
    headers: dict[str, str]
    pieces: list[Piece]
    ticket: int
    """For `abandon`."""


_SOON: Final = 0.1
"""Seconds that an answer takes that says nothing else."""

_PIECE_BYTES: Final = 100_000
_PIECE_SECONDS: Final = 0.1
"""Larger bodies come in pieces: a megabyte in a second."""

_LONGEST_DELAY: Final = 3600.0
_MOST_BYTES: Final = 10_000_000


class Internet:
    """The hosts, with what they remember: who failed how often, and who is busy."""

    def __init__(self) -> None:
        self._failures: Counter[str] = Counter()
        self._busy: dict[str, dict[int, float]] = {}
        self._last_ticket = 0

    def answer(self, request: Request, now: float) -> Answer:
        """What a host answers to a request that arrives now (seconds)."""
        host = urlsplit(request.url).hostname or ""
        busy = {ticket: until for ticket, until in self._busy.get(host, {}).items() if until > now}
        status, headers, body, seconds = self._reply(request, len(busy))
        pieces = _in_pieces(body, seconds)
        self._last_ticket += 1
        busy[self._last_ticket] = now + pieces[-1].seconds
        self._busy[host] = busy
        if request.method == "HEAD":
            pieces = [Piece(seconds, b"")]
        headers.setdefault("Content-Length", str(len(body)))
        return Answer(status, headers, pieces, self._last_ticket)

    def abandon(self, ticket: int) -> None:
        """The client does not wait for an answer any more."""
        for busy in self._busy.values():
            busy.pop(ticket, None)

    def _reply(self, request: Request, busy: int) -> "_Reply":
        parts = urlsplit(request.url)
        words = parts.path.strip("/").split("/")
        helper = _HELPERS.get(words[0]) if len(words) <= 2 else None
        if helper is not None and (len(words) == 2) == helper.takes_number:
            number = words[1] if len(words) == 2 else ""
            if not helper.takes_number or _is_number(number):
                reply: _Reply = helper.reply(self, request, float(number or 0))
                return reply
        return self._page(request, page_of(parts.hostname or "", parts.path or "/"), busy)

    def _page(self, request: Request, page: Page, busy: int) -> "_Reply":
        if page.busy_limit and busy >= page.busy_limit:
            return _text(429, f"Not more than {page.busy_limit} requests at once, please.", _SOON)
        if self._failures[request.url] < page.failures:
            self._failures[request.url] += 1
            return _text(503, "Try again.", page.seconds)
        return _Reply(page.status, {"Content-Type": page.content_type}, page.text.encode(), page.seconds)

    # --- the helpers, which every host has; most are those of httpbin.org

    def _delay(self, request: Request, number: float) -> "_Reply":
        return _json(_about(request), min(number, _LONGEST_DELAY))

    def _status(self, _request: Request, number: float) -> "_Reply":
        return _text(int(number) if 200 <= number <= 599 else 400, "", _SOON)

    def _bytes(self, request: Request, number: float) -> "_Reply":
        size = min(int(number), _MOST_BYTES)
        seed = zlib.crc32(request.url.encode()).to_bytes(4, "big")
        body = (seed * (size // 4 + 1))[:size]
        return _Reply(200, {"Content-Type": "application/octet-stream"}, body, _SOON)

    def _flaky(self, request: Request, number: float) -> "_Reply":
        self._failures[request.url] += 1
        if self._failures[request.url] <= number:
            return _text(503, "Try again.", _SOON)
        return _json({"attempts": self._failures[request.url]}, _SOON)

    def _redirect(self, _request: Request, number: float) -> "_Reply":
        target = f"/redirect/{number - 1:g}" if number > 1 else "/get"
        return _Reply(302, {"Location": target, "Content-Type": "text/html; charset=utf-8"}, b"", _SOON)

    def _get(self, request: Request, _number: float) -> "_Reply":
        return _json(_about(request), _SOON)

    def _sample(self, _request: Request, _number: float) -> "_Reply":
        slides = [{"title": "Wake up to asyncio", "type": "all"}, {"title": "Overview", "type": "all"}]
        show = {"author": "Yours Truly", "date": "date of publication", "title": "Sample Slide Show", "slides": slides}
        return _json({"slideshow": show}, _SOON)


class _Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


class _Helper(NamedTuple):
    reply: Any
    takes_number: bool


_HELPERS: Final = {
    "delay": _Helper(Internet._delay, True),
    "status": _Helper(Internet._status, True),
    "bytes": _Helper(Internet._bytes, True),
    "flaky": _Helper(Internet._flaky, True),
    "redirect": _Helper(Internet._redirect, True),
    "json": _Helper(Internet._sample, False),
    **{word: _Helper(Internet._get, False) for word in ("get", "post", "put", "patch", "delete", "anything")},
}


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _text(status: int, text: str, seconds: float) -> _Reply:
    return _Reply(status, {"Content-Type": "text/plain; charset=utf-8"}, text.encode(), seconds)


def _json(value: Any, seconds: float) -> _Reply:
    return _Reply(200, {"Content-Type": "application/json"}, json.dumps(value, indent=2).encode() + b"\n", seconds)


def _about(request: Request) -> dict[str, Any]:
    """What httpbin.org tells about a request."""
    parts = urlsplit(request.url)
    about: dict[str, Any] = {
        "args": dict(parse_qsl(parts.query, keep_blank_values=True)),
        "headers": {name.title(): value for name, value in request.headers.items()},
        "method": request.method,
        "url": request.url,
    }
    if request.body:
        content_type = request.headers.get("content-type", "")
        text = request.body.decode("utf-8", "replace")
        about["data"] = "" if content_type.startswith("application/x-www-form") else text
        about["form"] = dict(parse_qsl(text)) if content_type.startswith("application/x-www-form") else {}
        about["json"] = _parsed(text)
    return about


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _in_pieces(body: bytes, seconds: float) -> list[Piece]:
    if len(body) <= _PIECE_BYTES:
        return [Piece(seconds, body)]
    starts = range(0, len(body), _PIECE_BYTES)
    return [
        Piece(round(seconds + number * _PIECE_SECONDS, 3), body[start : start + _PIECE_BYTES])
        for number, start in enumerate(starts)
    ]
