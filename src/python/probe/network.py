"""The network in memory: who has which address, who listens where, and how long the way between two ends is.

It stands where an operating system's network stack stands, below the module `socket`; CPython's own asyncio (selector
loop, transports, servers, streams) and http.client run on it unmodified. Nothing leaves the process.
"""

import heapq
import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from . import network_names

if TYPE_CHECKING:
    from .network_port import Port


class Link(NamedTuple):
    """The way from one end of a connection to the other."""

    latency_ns: int
    """How long a byte is on its way, in one direction."""

    bytes_per_second: int | None
    """None: any number of bytes at once."""


LOCAL: Final = Link(latency_ns=10_000_000, bytes_per_second=None)
"""Between two sockets of the program. A real machine needs microseconds; 10 ms can be seen on a timeline."""

INTERNET: Final = Link(latency_ns=0, bytes_per_second=None)
"""To the hosts of the simulated internet, which count the way in the time that they take to answer."""

WINDOW: Final = 65_536
"""Bytes that may be under way or unread in one direction of a connection before its sender has to wait, at first."""

LARGEST_WINDOW: Final = 64 * WINDOW
"""What the window grows to while the reader keeps up. (Linux grows it, too: otherwise the way would limit the speed.)"""

UNREACHABLE_NS: Final = 127 * 1_000_000_000
"""How long Linux tries to reach a host that never answers."""

FIRST_PORT: Final = 50_001
FIRST_FD: Final = 6

Address = tuple[str, int]


class Peer(Protocol):
    """What a connection sees of its other end. All times are those of arrival there, in virtual nanoseconds."""

    closed: bool

    def take(self, data: bytes, at: int) -> None:
        """Bytes arrive."""

    def take_end(self, at: int) -> None:
        """The other side will send no more."""

    def take_reset(self, at: int) -> None:
        """The other side is gone and has thrown bytes away."""

    def acknowledge(self, size: int, at: int, *, prompt: bool) -> None:
        """The other side has read so many bytes; promptly: as soon as they were there."""


ports_of_fds: "dict[int, Port]" = {}
"""What every open socket's file descriptor stands for: a network_port.Port."""

_bound: dict[tuple[int, int], Any] = {}
_listeners: dict[int, Any] = {}
_next_port = itertools.count(FIRST_PORT)
_next_fd = itertools.count(FIRST_FD)
_free_fds: list[int] = []

host_at: Callable[[Address, Any], Peer | None] = lambda _address, _client: None  # noqa: E731  (set by internet_host)
"""The host of the simulated internet that answers a client at an address; None when it refuses."""


def open_fd(port: Any) -> int:
    """The lowest free file descriptor, as the operating system gives it."""
    fd = heapq.heappop(_free_fds) if _free_fds else next(_next_fd)
    ports_of_fds[fd] = port
    return fd


def close_fd(fd: int) -> None:
    """Gives a file descriptor back."""
    del ports_of_fds[fd]
    heapq.heappush(_free_fds, fd)


def free_port() -> int:
    """A port that nobody uses."""
    return next(_next_port)


def bind(kind: int, address: Address, owner: Any) -> Address:
    """Takes an address (port 0: any) for a socket of a kind (SOCK_STREAM, SOCK_DGRAM); OSError when it is taken."""
    host, port = network_names.numeric(address[0]), address[1] or free_port()
    if (kind, port) in _bound:
        raise OSError(98, "Address already in use")
    if not network_names.is_local(host):
        raise OSError(99, "Cannot assign requested address")
    _bound[kind, port] = owner
    return (host, port)


def release(kind: int, address: Address, owner: Any) -> None:
    """Gives an address back."""
    if _bound.get((kind, address[1])) is owner:
        del _bound[kind, address[1]]
    if _listeners.get(address[1]) is owner:
        del _listeners[address[1]]


def bound(kind: int, port: int) -> Any:
    """Who has a port of this machine."""
    return _bound.get((kind, port))


def listen(address: Address, listener: Any) -> None:
    """From now on, connections to this port go to the listener."""
    _bound[1, address[1]] = _listeners[address[1]] = listener


def listener_at(port: int) -> Any:
    """Who listens at a port of this machine."""
    return _listeners.get(port)
