"""WebSockets (RFC 6455): frames, and the conversation that both ends share."""

import asyncio
import base64
import enum
import hashlib
import json
import os
from collections.abc import Callable
from typing import Any, NamedTuple

from async_tutor_probe import simulation
from async_tutor_probe.unsupported import Simulated

from .client_exceptions import ClientConnectionResetError

_MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class WSMsgType(enum.IntEnum):
    """What kind of message it is."""

    CONTINUATION = 0x0
    TEXT = 0x1
    BINARY = 0x2
    CLOSE = 0x8
    PING = 0x9
    PONG = 0xA
    CLOSING = 0x100
    CLOSED = 0x101
    ERROR = 0x102

    text = TEXT
    binary = BINARY
    close = CLOSE
    ping = PING
    pong = PONG
    closing = CLOSING
    closed = CLOSED
    error = ERROR


class WSCloseCode(enum.IntEnum):
    """Why it was closed."""

    OK = 1000
    GOING_AWAY = 1001
    PROTOCOL_ERROR = 1002
    ABNORMAL_CLOSURE = 1006
    INTERNAL_ERROR = 1011


class WSMessage(NamedTuple):
    """One message."""

    type: WSMsgType
    data: Any
    extra: Any = ""

    def json(self, *, loads: Callable[[Any], Any] = json.loads) -> Any:
        return loads(self.data)


_CLOSED = WSMessage(WSMsgType.CLOSED, None, None)


def new_key() -> str:
    """What a client sends to be sure that it talks to a WebSocket server."""
    return base64.b64encode(os.urandom(16)).decode()


def answer_to(key: str) -> str:
    """What the server answers."""
    return base64.b64encode(hashlib.sha1(key.encode() + _MAGIC).digest()).decode()


class WebSocket(Simulated):
    """One end of a conversation. A message longer than a frame does not occur here."""

    def __init__(self) -> None:
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._masks = False
        self._closed = False
        self._close_sent = False
        self.close_code: int | None = None
        self._peer = "its peer"

    def _open(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, masks: bool, peer: str, early: bytes
    ) -> None:
        self._reader, self._writer, self._masks, self._peer = reader, writer, masks, peer
        self._early = early

    @property
    def closed(self) -> bool:
        return self._closed

    async def send_str(self, data: str, compress: int | None = None) -> None:
        if not isinstance(data, str):
            raise TypeError(f"data argument must be str ({type(data)!r})")
        await self._send(WSMsgType.TEXT, data.encode())

    async def send_bytes(self, data: bytes, compress: int | None = None) -> None:
        await self._send(WSMsgType.BINARY, bytes(data))

    async def send_json(
        self, data: Any, compress: int | None = None, *, dumps: Callable[[Any], str] = json.dumps
    ) -> None:
        await self.send_str(dumps(data))

    async def ping(self, message: bytes = b"") -> None:
        await self._send(WSMsgType.PING, message)

    async def pong(self, message: bytes = b"") -> None:
        await self._send(WSMsgType.PONG, message)

    async def _send(self, kind: WSMsgType, data: bytes) -> None:
        if self._writer is None:
            raise RuntimeError("Call .prepare() first")
        if self._close_sent or self._writer.is_closing():
            raise ClientConnectionResetError("Cannot write to closing transport")
        self._writer.write(_frame(kind, data, masked=self._masks))
        await simulation.labelled(f"room to write to {self._peer}", self._writer.drain())

    async def receive(self, timeout: float | None = None) -> WSMessage:
        """The next message; one of type CLOSE, CLOSING or CLOSED at the end."""
        if self._reader is None:
            raise RuntimeError("Call .prepare() first")
        if self._closed:
            return _CLOSED
        while True:
            try:
                async with asyncio.timeout(timeout):
                    kind, data = await simulation.labelled(f"a message from {self._peer}", self._read_frame())
            except (asyncio.IncompleteReadError, ConnectionError):
                self._finish(WSCloseCode.ABNORMAL_CLOSURE)
                return _CLOSED
            if kind == WSMsgType.PING:
                await self._send(WSMsgType.PONG, data)
            elif kind == WSMsgType.CLOSE:
                code = int.from_bytes(data[:2], "big") if len(data) >= 2 else WSCloseCode.OK
                if not self._close_sent:
                    await self._send(WSMsgType.CLOSE, data[:2])
                self._finish(code)
                return WSMessage(WSMsgType.CLOSE, code, data[2:].decode())
            elif kind != WSMsgType.PONG:
                return WSMessage(kind, data.decode() if kind == WSMsgType.TEXT else data)

    async def receive_str(self, *, timeout: float | None = None) -> str:
        return str(await self._receive_of(WSMsgType.TEXT, timeout))

    async def receive_bytes(self, *, timeout: float | None = None) -> bytes:
        return bytes(await self._receive_of(WSMsgType.BINARY, timeout))

    async def receive_json(self, *, loads: Callable[[str], Any] = json.loads, timeout: float | None = None) -> Any:
        return loads(await self.receive_str(timeout=timeout))

    async def _receive_of(self, kind: WSMsgType, timeout: float | None) -> Any:
        message = await self.receive(timeout)
        if message.type != kind:
            raise TypeError(f"Received message {message.type}:{message.data!r} is not {kind!r}")
        return message.data

    async def _read_frame(self) -> tuple[WSMsgType, bytes]:
        first, second = await self._exactly(2)
        length = second & 0x7F
        if length > 125:
            length = int.from_bytes(await self._exactly(2 if length == 126 else 8), "big")
        mask = await self._exactly(4) if second & 0x80 else b""
        data = await self._exactly(length)
        return WSMsgType(first & 0x0F), _masked(data, mask) if mask else data

    async def _exactly(self, size: int) -> bytes:
        assert self._reader is not None
        early, self._early = self._early[:size], self._early[size:]
        return early + (await self._reader.readexactly(size - len(early)) if len(early) < size else b"")

    async def close(self, *, code: int = WSCloseCode.OK, message: bytes = b"") -> bool:
        """Says goodbye and waits until the peer has said so, too."""
        if self._closed:
            return False
        text = message.encode() if isinstance(message, str) else message
        await self._send(WSMsgType.CLOSE, int(code).to_bytes(2, "big") + text)
        self._close_sent = True
        while not self._closed:
            await self.receive()
        return True

    def _finish(self, code: int) -> None:
        self._closed = True
        self.close_code = int(code)
        if self._writer is not None:
            self._writer.close()

    def __aiter__(self) -> "WebSocket":
        return self

    async def __anext__(self) -> WSMessage:
        message = await self.receive()
        if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED):
            raise StopAsyncIteration
        return message


def _frame(kind: WSMsgType, data: bytes, *, masked: bool) -> bytes:
    size, flag = len(data), 0x80 if masked else 0
    if size < 126:
        length = bytes([flag | size])
    elif size < 65_536:
        length = bytes([flag | 126]) + size.to_bytes(2, "big")
    else:
        length = bytes([flag | 127]) + size.to_bytes(8, "big")
    head = bytes([0x80 | kind]) + length
    if not masked:
        return head + data
    mask = os.urandom(4)
    return head + mask + _masked(data, mask)


def _masked(data: bytes, mask: bytes) -> bytes:
    repeated = (mask * (len(data) // 4 + 1))[: len(data)]
    return (int.from_bytes(data, "big") ^ int.from_bytes(repeated, "big")).to_bytes(len(data), "big")
