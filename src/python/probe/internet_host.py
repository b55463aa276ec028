"""A host of the simulated internet, as a connection sees it: bytes of requests in, bytes of answers back."""

from typing import Final

from . import network, network_names
from .http_message import BadMessage, Headers, MessageParser, reason, response_head
from .internet import Answer, Internet, Request
from .network import Address, Peer
from .network_stream import Stream

_PORTS: Final = {80: "http", 8000: "http", 8080: "http", 443: "https"}
_internet = Internet()


class _Host:
    """The other end of a client's connection."""

    def __init__(self, client: Stream, name: str, port: int) -> None:
        self.closed = False
        self._client = client
        self._name = name
        self._port = port
        self._free_at = 0
        self._tickets: list[int] = []
        self._parser = MessageParser()
        self._body = b""

    def take(self, data: bytes, at: int) -> None:
        try:
            self._body += self._parser.feed(data)
            while self._parser.complete:
                self._answer(at)
        except BadMessage:
            head = response_head(400, "Bad Request", Headers([("Connection", "close"), ("Content-Length", "0")]))
            self._client.take(head, at)
            self._end(at)

    def _answer(self, at: int) -> None:
        parser, body = self._parser, self._body
        assert parser.head is not None
        self._parser, self._body = MessageParser(), b""
        answer = _internet.answer(self._request(parser, body), at / 1e9)
        self._tickets.append(answer.ticket)
        start = max(at, self._free_at)
        self._free_at = start + round(answer.pieces[-1].seconds * 1e9)
        self._send(answer, start, close=not parser.keeps_alive)
        if parser.keeps_alive:
            self._body += self._parser.feed(parser.rest)
        else:
            self._end(self._free_at)

    def _request(self, parser: MessageParser, body: bytes) -> Request:
        method, target, _version = parser.head or ("", "", "")
        host = parser.headers.get("Host", self._name)
        url = target if "://" in target else f"{_PORTS[self._port]}://{host}{target}"
        return Request(method, url, {name.lower(): value for name, value in parser.headers}, body)

    def _send(self, answer: Answer, start: int, *, close: bool) -> None:
        headers = Headers(answer.headers.items())
        headers.set("Connection", "close" if close else "keep-alive")
        head = response_head(answer.status, reason(answer.status), headers)
        for number, piece in enumerate(answer.pieces):
            data = piece.data if number else head + piece.data
            self._client.take(data, start + round(piece.seconds * 1e9))

    def _end(self, at: int) -> None:
        self.closed = True
        self._client.take_end(at)

    def take_end(self, at: int) -> None:
        if self._client.closed:
            self._forget()
        elif not self.closed:
            self._end(max(at, self._free_at))

    def take_reset(self, at: int) -> None:
        self._forget()

    def acknowledge(self, size: int, at: int, *, prompt: bool) -> None:
        pass

    def _forget(self) -> None:
        """The client is gone: nobody waits for the answers that are still due."""
        self.closed = True
        for ticket in self._tickets:
            _internet.abandon(ticket)


def _host_at(address: Address, client: Stream) -> Peer | None:
    name = network_names.host_of(address[0])
    return _Host(client, name, address[1]) if name is not None and address[1] in _PORTS else None


def install() -> None:
    """Lets connections that leave this machine reach the hosts."""
    network.host_at = _host_at
