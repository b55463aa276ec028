"""HTTP/1.1 messages (RFC 9112) without input and output: whoever has the bytes feeds them in.

Used by the simulated internet, by the stand-ins for HTTP libraries, and by the real server of the tests; so this module
imports nothing of ours.
"""

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Final

_LONGEST_HEAD: Final = 65_536


class BadMessage(ValueError):
    """What arrived is no HTTP message."""


class Headers:
    """Names and values, in order; names are compared without regard to case."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self.pairs: list[tuple[str, str]] = list(pairs)

    def get(self, name: str, default: str = "") -> str:
        """The first value of a name."""
        wanted = name.lower()
        return next((value for known, value in self.pairs if known.lower() == wanted), default)

    def set(self, name: str, value: str) -> None:
        """Replaces the values of a name by one."""
        self.remove(name)
        self.pairs.append((name, value))

    def set_default(self, name: str, value: str) -> None:
        """Sets a value unless there is one."""
        if name not in self:
            self.pairs.append((name, value))

    def remove(self, name: str) -> None:
        """Forgets a name."""
        unwanted = name.lower()
        self.pairs = [pair for pair in self.pairs if pair[0].lower() != unwanted]

    def __contains__(self, name: str) -> bool:
        wanted = name.lower()
        return any(known.lower() == wanted for known, _ in self.pairs)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.pairs)


class MessageParser:
    """Takes one message apart. `head` and `headers` are there as soon as they have arrived."""

    def __init__(self, *, response_to: str = "") -> None:
        """A request, or the response to a request of this method."""
        self.head: tuple[str, str, str] | None = None
        """Of a request: method, target, version. Of a response: version, status, reason."""
        self.headers = Headers()
        self.complete = False
        self.rest = b""
        """What came after the message."""
        self._response_to = response_to
        self._buffer = b""
        self._length: int | None = None
        self._chunked = False

    def feed(self, data: bytes) -> bytes:
        """Takes more bytes in; gives the part of the body that they contain."""
        if self.complete:
            self.rest += data
            return b""
        self._buffer += data
        if self.head is None and not self._read_head():
            return b""
        if self._chunked:
            return b"".join(self._read_chunks())
        return self._read_plain()

    def end(self) -> None:
        """The sender has closed the connection; raises BadMessage when the message is not whole."""
        if self.head is not None and self._length is None and not self._chunked:
            self.complete = True
        if not self.complete:
            raise BadMessage("the connection was closed in the middle of a message")

    @property
    def keeps_alive(self) -> bool:
        """Whether the connection can carry another message after this one."""
        connection = self.headers.get("Connection").lower()
        version = (self.head or ("", "", ""))[0 if self._response_to else 2]
        if self._response_to and self._length is None and not self._chunked:
            return False
        return connection == "keep-alive" if version == "HTTP/1.0" else connection != "close"

    def _read_head(self) -> bool:
        head, separator, rest = self._buffer.partition(b"\r\n\r\n")
        if not separator:
            if len(self._buffer) > _LONGEST_HEAD:
                raise BadMessage("the head is too long")
            return False
        first, *lines = head.decode("latin-1").lstrip("\r\n").split("\r\n")
        words = first.split(" ", 2)
        if len(words) < 2 or (not self._response_to and len(words) < 3):
            raise BadMessage(f"bad first line {first!r}")
        self.head = (words[0], words[1], words[2] if len(words) > 2 else "")
        if not self.head[0 if self._response_to else 2].startswith("HTTP/"):
            raise BadMessage(f"bad version in {first!r}")
        for line in lines:
            name, colon, value = line.partition(":")
            if not colon:
                raise BadMessage(f"bad header {line!r}")
            self.headers.pairs.append((name.strip(), value.strip()))
        self._buffer = rest
        self._find_length()
        return True

    def _find_length(self) -> None:
        status = self.head[1] if self.head and self._response_to else ""
        if self._response_to == "HEAD" or status in ("204", "304") or status.startswith("1"):
            self._length = 0
        elif self.headers.get("Transfer-Encoding").lower() == "chunked":
            self._chunked = True
        elif "Content-Length" in self.headers:
            length = self.headers.get("Content-Length")
            if not length.isdigit():
                raise BadMessage(f"bad Content-Length {length!r}")
            self._length = int(length)
        elif not self._response_to:
            self._length = 0

    def _read_plain(self) -> bytes:
        data, self._buffer = self._buffer, b""
        if self._length is None:
            return data
        body, rest = data[: self._length], data[self._length :]
        self._length -= len(body)
        if self._length == 0:
            self.complete, self.rest = True, rest
        return body

    def _read_chunks(self) -> Iterator[bytes]:
        while not self.complete:
            line, separator, rest = self._buffer.partition(b"\r\n")
            if not separator:
                return
            try:
                size = int(line.split(b";")[0], 16)
            except ValueError:
                raise BadMessage(f"bad size of a chunk {line!r}") from None
            if len(rest) < size + 2:
                return
            self._buffer = rest[size + 2 :]
            if size == 0:
                self.complete, self.rest = True, self._buffer
            else:
                yield rest[:size]


def reason(status: int) -> str:
    """The words for a status code."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def request_head(method: str, target: str, headers: Headers) -> bytes:
    """The head of a request."""
    return _head(f"{method} {target} HTTP/1.1", headers)


def response_head(status: int, phrase: str, headers: Headers) -> bytes:
    """The head of a response."""
    return _head(f"HTTP/1.1 {status} {phrase}", headers)


def _head(first: str, headers: Headers) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in headers), "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace")


def chunk(data: bytes) -> bytes:
    """A piece of a body whose length is not known beforehand; b"" ends it."""
    return b"%x\r\n%b\r\n" % (len(data), data)
