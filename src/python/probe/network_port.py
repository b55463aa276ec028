"""What stands behind a socket's file descriptor: what is on its way to it, and who waits for it.

Nothing happens at a port by itself. What is sent to it is put down with its time of arrival, and takes effect when
somebody looks (`settle`); those who wait are told the time, so that the scheduler wakes them then.
"""

import heapq
import itertools
from collections.abc import Callable
from typing import Final, Protocol

from . import host, strands
from .codes import NO_TIME, THREAD_WAIT_KINDS

READ: Final = 1
WRITE: Final = 2

_WAIT: Final = THREAD_WAIT_KINDS.index("other")
_order = itertools.count()


class Watcher(Protocol):
    """A selector that a port is registered with."""

    def expect(self, port: "Port", at: int, order: int, mask: int) -> None:
        """The port may become ready at this time."""


class Port:
    """One end of something in the network."""

    def __init__(self) -> None:
        self.fd = -1
        self.closed = False
        self.watchers: list[Watcher] = []
        self._pending: list[tuple[int, int, int, Callable[[], None]]] = []
        self._waiting: list[int] = []

    def ready(self) -> int:
        """What can be done without waiting: READ, WRITE, both or nothing. Settle first."""
        raise NotImplementedError

    def schedule(self, at: int, mask: int, apply: Callable[[], None]) -> None:
        """`apply` happens to this port at a time (virtual nanoseconds), and may make it ready for `mask`."""
        order = next(_order)
        heapq.heappush(self._pending, (at, order, mask, apply))
        for watcher in self.watchers:
            watcher.expect(self, at, order, mask)
        for strand in self._waiting:
            host.hasten(strand, at)

    def settle(self) -> None:
        """Lets everything happen that has arrived."""
        while self._pending and self._pending[0][0] <= strands.now_ns:
            heapq.heappop(self._pending)[3]()

    def pending(self, mask: int) -> list[tuple[int, int, int]]:
        """Time, order and mask of what is under way."""
        return [(at, order, kinds) for at, order, kinds, _ in sorted(self._pending) if kinds & mask]

    def wait(self, mask: int, label: str, deadline: int = NO_TIME) -> bool:
        """Blocks the running thread until the port is ready; False when the deadline comes first."""
        while True:
            self.settle()
            if self.ready() & mask or self.closed:
                return True
            if deadline != NO_TIME and strands.now_ns >= deadline:
                return False
            times = [at for at, _, _ in self.pending(mask)[:1]]
            if deadline != NO_TIME:
                times.append(deadline)
            self._waiting.append(strands.current)
            strands.park(_WAIT, label, deadline=min(times, default=NO_TIME))
            self._waiting.remove(strands.current)

    def close(self) -> None:
        """The program is done with it."""
        self.closed = True
        for strand in self._waiting:
            host.wake(strand)
