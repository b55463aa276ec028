"""Stand-in for the selectors of the standard library: epoll on the network in memory, level-triggered.

Ready sockets come in the order in which they became ready.
"""

import heapq
import selectors
from typing import Any, Final

from . import host, network, strands
from .codes import NO_TIME, THREAD_WAIT_KINDS
from .network_port import Port

_WAIT: Final = THREAD_WAIT_KINDS.index("other")

Ready = list[tuple[selectors.SelectorKey, int]]


class EpollSelector(selectors._BaseSelectorImpl):
    """Tells which of the registered sockets are ready, and when the next one will be."""

    _fd_to_key: dict[int, selectors.SelectorKey]

    def __init__(self) -> None:
        super().__init__()
        self._expected: list[tuple[int, int, int, Port]] = []
        self._ready: dict[int, Port] = {}
        self.strand = 0

    @property
    def in_use(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self._fd_to_key)

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        key = super().register(fileobj, events, data)
        port = network.ports_of_fds.get(key.fd)
        if port is None:
            del self._fd_to_key[key.fd]
            raise PermissionError(1, "Operation not permitted")
        port.watchers.append(self)
        for at, order, mask in port.pending(events):
            self.expect(port, at, order, mask)
        self._ready[key.fd] = port
        return key

    def unregister(self, fileobj: Any) -> selectors.SelectorKey:
        key = super().unregister(fileobj)
        self._ready.pop(key.fd, None)
        port = network.ports_of_fds.get(key.fd)
        if port is not None and self in port.watchers:
            port.watchers.remove(self)
        return key

    def expect(self, port: Port, at: int, order: int, mask: int) -> None:
        """A port may become ready at a time."""
        if self._is_wanted(port, mask):
            heapq.heappush(self._expected, (at, order, mask, port))
            if self.strand:
                host.hasten(self.strand, at)

    def _is_wanted(self, port: Port, mask: int) -> bool:
        key = self._fd_to_key.get(port.fd)
        return key is not None and bool(key.events & mask) and self in port.watchers

    def next_change(self) -> int:
        """When a socket may become ready, NO_TIME when nothing is under way."""
        while self._expected and not self._is_wanted(self._expected[0][3], self._expected[0][2]):
            heapq.heappop(self._expected)
        return self._expected[0][0] if self._expected else NO_TIME

    def poll(self) -> Ready:
        """The sockets that are ready now."""
        while self._expected and self._expected[0][0] <= strands.now_ns:
            port = heapq.heappop(self._expected)[3]
            self._ready[port.fd] = port
        return [found for fd, port in list(self._ready.items()) if (found := self._check(fd, port))]

    def _check(self, fd: int, port: Port) -> tuple[selectors.SelectorKey, int] | None:
        key = self._fd_to_key.get(fd)
        if key is None or port.closed:
            self._ready.pop(fd, None)
            return None
        port.settle()
        mask = port.ready() & key.events
        if mask:
            return (key, mask)
        self._ready.pop(fd, None)
        return None

    def select(self, timeout: float | None = None) -> Ready:
        """Blocks the running thread until a socket is ready; for programs that use selectors themselves."""
        deadline = NO_TIME if timeout is None else strands.now_ns + round(max(timeout, 0) * 1e9)
        while True:
            ready = self.poll()
            if ready or (deadline != NO_TIME and strands.now_ns >= deadline):
                return ready
            self.park(_WAIT, "one of its sockets", deadline)

    def park(self, kind: int, label: str, deadline: int) -> None:
        """Blocks the running thread until a socket may be ready, or until the deadline."""
        times = [at for at in (deadline, self.next_change()) if at != NO_TIME]
        self.strand = strands.current
        strands.park(kind, label, deadline=min(times, default=NO_TIME))
        self.strand = 0

    def close(self) -> None:
        for fd in list(self._fd_to_key):
            port = network.ports_of_fds.get(fd)
            if port is not None and self in port.watchers:
                port.watchers.remove(self)
        self._ready.clear()
        super().close()

    def fileno(self) -> int:
        return 3
