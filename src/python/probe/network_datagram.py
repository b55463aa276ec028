"""UDP: packets that arrive whole or, when nobody is there, nowhere."""

from collections import deque
from functools import partial
from typing import Final

from . import network, network_names, strands
from .network import Address
from .network_port import READ, WRITE, Port

_DATAGRAM: Final = 2
_LONGEST: Final = 65_507


class Datagrams(Port):
    """A UDP socket's end."""

    def __init__(self) -> None:
        super().__init__()
        self.local: Address = ("0.0.0.0", 0)
        self.remote: Address | None = None
        self._received: deque[tuple[bytes, Address]] = deque()

    def ready(self) -> int:
        return WRITE | (READ if self._received else 0)

    def send(self, data: bytes, to: Address) -> int:
        """Sends a packet; it is lost when nobody has the address."""
        if len(data) > _LONGEST:
            raise OSError(90, "Message too long")
        if self.local[1] == 0:
            self.local = network.bind(_DATAGRAM, ("0.0.0.0", 0), self)
        receiver = network.bound(_DATAGRAM, to[1]) if network_names.is_local(to[0]) else None
        if receiver is not None:
            at = strands.now_ns + network.LOCAL.latency_ns
            source = (network_names.LOOPBACK, self.local[1])
            receiver.schedule(at, READ, partial(receiver._received.append, (data, source)))
        return len(data)

    def receive(self) -> tuple[bytes, Address] | None:
        """The next packet and its sender, None when there is none yet."""
        return self._received.popleft() if self._received else None

    def close(self) -> None:
        if not self.closed:
            super().close()
            network.release(_DATAGRAM, self.local, self)
