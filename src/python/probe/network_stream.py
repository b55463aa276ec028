"""TCP: one end of a connection, and the listening end of a server.

What programs can tell is as on Linux: the order of bytes and of the end, a window that stops a sender whose peer does
not read, half-closed connections, resets for those who write to somebody who is gone, and the numbers of the errors.
"""

from collections import deque
from functools import partial
from typing import Final

from . import network, network_names, strands
from .network import Address, Link, Peer
from .network_port import READ, WRITE, Port

_STREAM: Final = 1
_PATIENCE: Final = 4
"""So many windows have to be read promptly before the window grows: a StreamReader takes the first three anyway."""

_REFUSED: Final = (111, "Connection refused")
_TIMED_OUT: Final = (110, "Connection timed out")
_RESET: Final = (104, "Connection reset by peer")
_BROKEN_PIPE: Final = (32, "Broken pipe")
_NOT_CONNECTED: Final = (107, "Transport endpoint is not connected")

_CLASSES: Final[dict[int, type[OSError]]] = {
    32: BrokenPipeError,
    104: ConnectionResetError,
    110: TimeoutError,
    111: ConnectionRefusedError,
}


def os_error(number: int, message: str) -> OSError:
    """An OSError with Linux's number. (OSError picks the subclass itself, but by the numbers of this platform.)"""
    return _CLASSES.get(number, OSError)(number, message)


class Stream(Port):
    """One end of a connection."""

    def __init__(self) -> None:
        super().__init__()
        self.local: Address = ("0.0.0.0", 0)
        self.remote: Address | None = None
        self.connected = False
        self._link: Link = network.LOCAL
        self._peer: Peer | None = None
        self._connecting = False
        self._received: deque[bytes] = deque()
        self._ended = False
        self._error: tuple[int, str] | None = None
        self._broken = False
        self._sent_end = False
        self._unread_there = 0
        self._window = network.WINDOW
        self._was_full = False
        self._promptly_read = 0
        self._unread_since = 0
        self._under_way = 0
        self._last_arrival = 0
        self._line_free = 0

    # --- the program's side

    def ready(self) -> int:
        if self._error or self._broken:
            return READ | WRITE
        if self._connecting:
            return 0
        if not self.connected:
            return WRITE
        readable = READ if self._received or self._ended else 0
        return readable | (WRITE if self._unread_there < self._window else 0)

    def connect(self, address: Address) -> None:
        """Begins to connect. It is done, for better or worse, when the port is ready to WRITE."""
        self._connecting = True
        self.remote = address
        if self.local[1] == 0:
            self.local = (network_names.LOOPBACK, network.free_port())
        if network_names.is_local(address[0]):
            self._connect_to(network.listener_at(address[1]))
        elif network_names.host_of(address[0]) is None:
            self.schedule(strands.now_ns + network.UNREACHABLE_NS, READ | WRITE, partial(self._fail, _TIMED_OUT))
        else:
            self._link = network.INTERNET
            self._peer = network.host_at(address, self)
            self._established() if self._peer else self._fail(_REFUSED)

    def _connect_to(self, listener: "Listener | None") -> None:
        there_and_back = strands.now_ns + 2 * self._link.latency_ns
        if listener is None:
            self.schedule(there_and_back, READ | WRITE, partial(self._fail, _REFUSED))
            return
        accepted = Stream()
        accepted._join(self, (network_names.LOOPBACK, listener.local[1]), self.local)
        self._peer = accepted
        self.schedule(there_and_back, READ | WRITE, self._established)
        # The server learns of it with the last of the three packets that open a connection.
        listener.take_connection(accepted, there_and_back + self._link.latency_ns)

    def join(self, other: "Stream") -> None:
        """Connects two ends at once, with no way between them (socket.socketpair)."""
        here, there = ((network_names.LOOPBACK, network.free_port()) for _ in range(2))
        self._join(other, here, there)
        other._join(self, there, here)
        self._link = other._link = network.INTERNET

    def _join(self, peer: Peer, local: Address, remote: Address) -> None:
        self._peer = peer
        self.local, self.remote = local, remote
        self.connected = True

    def take_error(self) -> tuple[int, str] | None:
        """What went wrong, once (SO_ERROR)."""
        error, self._error = self._error, None
        return error

    def send(self, data: bytes) -> int:
        """Sends as much as the window allows: 0 when it is closed."""
        if self._error:
            raise os_error(*self.take_error() or _RESET)
        if self._sent_end or self._broken:
            raise os_error(*_BROKEN_PIPE)
        if self._peer is None or not self.connected:
            raise os_error(*_NOT_CONNECTED)
        if not isinstance(self._peer, Stream):
            self._peer.take(data, strands.now_ns)
            return len(data)
        size = min(len(data), self._window - self._unread_there)
        if size <= 0:
            return 0
        self._unread_there += size
        self._was_full = self._was_full or self._unread_there == self._window
        self._peer.take(data[:size], self._arrival(size))
        if self._peer.closed:
            self.schedule(strands.now_ns + 2 * self._link.latency_ns, READ | WRITE, self._reset)
        return size

    def receive(self, limit: int) -> bytes | None:
        """What has arrived, b"" at the end, None when there is nothing yet."""
        if not self._received:
            if self._error:
                raise os_error(*self.take_error() or _RESET)
            if not self.connected and not self._broken:
                raise os_error(*_NOT_CONNECTED)
            return b"" if self._ended or self._broken else None
        data = b"".join(self._received)
        self._received.clear()
        if len(data) > limit:
            self._received.append(data[limit:])
            data = data[:limit]
        if self._peer is not None:
            prompt = self._unread_since == strands.now_ns
            self._peer.acknowledge(len(data), strands.now_ns + self._link.latency_ns, prompt=prompt)
        return data

    def peek(self, limit: int) -> bytes | None:
        """What `receive` would give, left where it is (MSG_PEEK)."""
        return b"".join(self._received)[:limit] if self._received else None

    def end(self) -> None:
        """Sends no more (SHUT_WR)."""
        if self._peer is None or not self.connected:
            raise os_error(*_NOT_CONNECTED)
        if not self._sent_end and not self._broken:
            self._sent_end = True
            self._peer.take_end(self._arrival(0))

    def end_reading(self) -> None:
        """Wants to read no more (SHUT_RD)."""
        self._ended = True

    def close(self) -> None:
        if self.closed:
            return
        super().close()
        network.release(_STREAM, self.local, self)
        if self._peer is None or self._peer.closed or not (self.connected or self._connecting):
            return
        if self._received:
            # The peer must learn that what it has sent was never read.
            self._peer.take_reset(strands.now_ns + self._link.latency_ns)
            return
        if self.connected:
            self.end()
        if self._under_way or self._connecting:
            self._peer.take_reset(max(self._last_arrival, strands.now_ns) + self._link.latency_ns)

    def _arrival(self, size: int) -> int:
        """When bytes that leave now are there."""
        self._line_free = max(self._line_free, strands.now_ns)
        if self._link.bytes_per_second:
            self._line_free += size * 1_000_000_000 // self._link.bytes_per_second
        return self._line_free + self._link.latency_ns

    # --- the network's side

    def take(self, data: bytes, at: int) -> None:
        self._under_way += len(data)
        self._last_arrival = max(self._last_arrival, at)
        self.schedule(at, READ, partial(self._arrived, at, data))

    def take_end(self, at: int) -> None:
        self._last_arrival = max(self._last_arrival, at)
        self.schedule(self._last_arrival, READ, self._end_arrived)

    def take_reset(self, at: int) -> None:
        self.schedule(at, READ | WRITE, self._reset)

    def acknowledge(self, size: int, at: int, *, prompt: bool) -> None:
        self.schedule(at, WRITE, partial(self._acknowledged, size, prompt))

    def _arrived(self, at: int, data: bytes) -> None:
        self._under_way -= len(data)
        if not self._received:
            self._unread_since = at
        self._received.append(data)

    def _end_arrived(self) -> None:
        self._ended = True

    def _acknowledged(self, size: int, prompt: bool) -> None:
        self._unread_there -= size
        self._promptly_read = self._promptly_read + size if prompt else 0
        if self._was_full and self._promptly_read >= _PATIENCE * self._window:
            self._window = min(2 * self._window, network.LARGEST_WINDOW)
            self._was_full = False

    def _established(self) -> None:
        self._connecting = False
        self.connected = True

    def _fail(self, error: tuple[int, str]) -> None:
        self._connecting = False
        self._error = error

    def _reset(self) -> None:
        if self._broken:
            return
        self._connecting = False
        self._broken = True
        # Linux: whoever has seen the end has a broken pipe, whoever has not was reset.
        self._error = _BROKEN_PIPE if self._ended else _RESET


class Listener(Port):
    """The end of a server that takes connections."""

    def __init__(self, local: Address) -> None:
        super().__init__()
        self.local = local
        self._accepted: deque[Stream] = deque()

    def ready(self) -> int:
        return READ if self._accepted else 0

    def take_connection(self, stream: Stream, at: int) -> None:
        """A client's connection is there at a time."""
        self.schedule(at, READ, partial(self._arrived, stream))

    def accept(self) -> Stream | None:
        """The connection that has waited longest, None when there is none."""
        return self._accepted.popleft() if self._accepted else None

    def _arrived(self, stream: Stream) -> None:
        self._accepted.append(stream)
        if self.closed:
            self._refuse()

    def _refuse(self) -> None:
        while self._accepted:
            stream = self._accepted.popleft()
            stream.close()
            if stream._peer is not None:
                stream._peer.take_reset(strands.now_ns + network.LOCAL.latency_ns)

    def close(self) -> None:
        if self.closed:
            return
        super().close()
        network.release(_STREAM, self.local, self)
        # Those on their way find nobody either.
        for _, _, _, apply in sorted(self._pending, key=lambda entry: entry[:2]):
            apply()
        self._refuse()
