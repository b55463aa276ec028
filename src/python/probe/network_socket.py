"""Stand-in for socket.socket, on the network in memory. Methods, errors and numbers are those of Linux."""

import socket as _module
from typing import Any, Final, NoReturn

from . import network, network_names, simulation, strands
from .codes import NO_TIME
from .network_datagram import Datagrams
from .network_port import READ, WRITE, Port
from .network_stream import Listener, Stream, os_error
from .unsupported import absent

_real: Final = _module.socket
_AF_INET: Final = _module.AF_INET
_STREAM: Final = _module.SOCK_STREAM
_MSG_PEEK: Final = _module.MSG_PEEK

default_timeout: float | None = None
"""What socket.setdefaulttimeout has set."""


class socket:
    """A socket of the network in memory."""

    def __init__(self, family: int = -1, type: int = -1, proto: int = -1, fileno: int | None = None) -> None:
        self._family = _module.AddressFamily(_AF_INET if family == -1 else family)
        self._type = _module.SocketKind(_STREAM if type == -1 else type)
        if self._family != _AF_INET:
            raise OSError(97, "Address family not supported by protocol")
        if self._type not in (_STREAM, _module.SOCK_DGRAM):
            raise PermissionError(1, "Operation not permitted")
        self._proto = max(proto, 0)
        self._options: dict[tuple[int, int], Any] = {}
        self._timeout = default_timeout
        self._io_refs = 0
        self._closed = False
        if fileno is not None:
            self._port: Port = _port_of(fileno)
            return
        self._port = Stream() if self._type == _STREAM else Datagrams()
        self._port.fd = network.open_fd(self._port)

    @classmethod
    def _around(cls, stream: Stream) -> "socket":
        stream.fd = network.open_fd(stream)
        return cls(_AF_INET, _STREAM, 6, fileno=stream.fd)

    # --- addresses

    def bind(self, address: Any, /) -> None:
        self._check_open()
        host, port = _checked(address)
        owner: Any = self._port
        if owner.local[1]:
            raise OSError(22, "Invalid argument")
        simulation.used("network")
        owner.local = network.bind(self._type, (host, port), owner)

    def getsockname(self) -> Any:
        self._check_open()
        port: Any = self._port
        return port.local

    def getpeername(self) -> Any:
        self._check_open()
        port: Any = self._port
        if isinstance(port, Listener) or not (port.remote and (self._type != _STREAM or port.connected)):
            raise OSError(107, "Transport endpoint is not connected")
        return port.remote

    # --- connections

    def listen(self, backlog: int = 128, /) -> None:
        self._check_open()
        if isinstance(self._port, Listener):
            return
        if not isinstance(self._port, Stream):
            raise OSError(95, "Operation not supported")
        local, fd = self._port.local, self._port.fd
        if local[1] == 0:
            local = ("0.0.0.0", network.free_port())
        self._port = network.ports_of_fds[fd] = Listener(local)
        self._port.fd = fd
        network.listen(local, self._port)

    def accept(self) -> tuple["socket", Any]:
        self._check_open()
        listener = self._port
        if not isinstance(listener, Listener):
            raise OSError(22, "Invalid argument")
        while (stream := self._try(listener.accept, READ, "a client")) is None:
            pass
        return socket._around(stream), stream.remote

    def connect(self, address: Any, /) -> None:
        error = self._connect(address)
        if error:
            raise os_error(*error)

    def connect_ex(self, address: Any, /) -> int:
        try:
            error = self._connect(address)
        except BlockingIOError:
            return 115
        return error[0] if error else 0

    def _connect(self, address: Any) -> tuple[int, str] | None:
        self._check_open()
        port: Any = self._port
        host, number = _checked(address)
        if isinstance(port, Datagrams):
            port.remote = (network_names.numeric(host), number)
            return None
        if port.connected:
            return (106, "Transport endpoint is already connected")
        simulation.connects(host)
        target = network_names.numeric(host)
        port.connect((network_names.LOOPBACK if target == "0.0.0.0" else target, number))
        port.settle()
        if not port.ready() & WRITE:
            if self._timeout == 0.0:
                raise BlockingIOError(115, "Operation now in progress")
            self._wait(WRITE, f"a connection to {network_names.called(port.remote)}")
        error: tuple[int, str] | None = port.take_error()
        return error

    def shutdown(self, how: int, /) -> None:
        self._check_open()
        if not isinstance(self._port, Stream):
            raise OSError(107, "Transport endpoint is not connected")
        self._port.settle()
        if how in (_module.SHUT_WR, _module.SHUT_RDWR):
            self._port.end()
        if how in (_module.SHUT_RD, _module.SHUT_RDWR):
            self._port.end_reading()

    # --- bytes

    def send(self, data: Any, flags: int = 0, /) -> int:
        self._check_open()
        port = self._port
        if isinstance(port, Datagrams):
            return self.sendto(data, port.remote)
        if not isinstance(port, Stream):
            raise os_error(32, "Broken pipe")
        packed = bytes(data)
        if not packed:
            return 0
        while not (sent := self._send_some(port, packed)):
            pass
        return sent

    def _send_some(self, port: Stream, data: bytes) -> int:
        return self._try(lambda: port.send(data) or None, WRITE, f"room to write to {self._peer_name()}") or 0

    def sendall(self, data: Any, flags: int = 0, /) -> None:
        rest = memoryview(data).cast("B")
        while len(rest) > 0:
            rest = rest[self.send(rest) :]

    def sendmsg(self, buffers: Any, ancillary: Any = (), flags: int = 0, address: Any = None, /) -> int:
        joined = b"".join(bytes(buffer) for buffer in buffers)
        return self.send(joined) if address is None else self.sendto(joined, address)

    def sendto(self, data: Any, *rest: Any) -> int:
        self._check_open()
        if not isinstance(self._port, Datagrams):
            return self.send(data)
        if not rest or rest[-1] is None:
            raise OSError(89, "Destination address required")
        host, number = _checked(rest[-1])
        simulation.used("network")
        return self._port.send(bytes(data), (network_names.numeric(host), number))

    def sendfile(self, file: Any, offset: int = 0, count: int | None = None) -> int:
        if offset:
            file.seek(offset)
        data = file.read() if count is None else file.read(count)
        self.sendall(data)
        return len(data)

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        return self._receive(size, flags)[0]

    def recvfrom(self, size: int, flags: int = 0, /) -> tuple[bytes, Any]:
        return self._receive(size, flags)

    def recv_into(self, buffer: Any, size: int = 0, flags: int = 0) -> int:
        view = memoryview(buffer).cast("B")
        data = self.recv(size or len(view), flags)
        view[: len(data)] = data
        return len(data)

    def recvfrom_into(self, buffer: Any, size: int = 0, flags: int = 0) -> tuple[int, Any]:
        view = memoryview(buffer).cast("B")
        data, source = self._receive(size or len(view), flags)
        view[: len(data)] = data
        return len(data), source

    def _receive(self, size: int, flags: int) -> tuple[bytes, Any]:
        self._check_open()
        if size < 0:
            raise ValueError("negative buffersize in recv")
        port = self._port
        if isinstance(port, Datagrams):
            while (packet := self._try(port.receive, READ, "a packet")) is None:
                pass
            return packet[0][:size], packet[1]
        if not isinstance(port, Stream):
            raise os_error(107, "Transport endpoint is not connected")
        take = port.peek if flags & _MSG_PEEK else port.receive
        while (data := self._try(lambda: take(size), READ, f"bytes from {self._peer_name()}")) is None:
            pass
        return data, None

    def _try(self, operation: Any, mask: int, label: str) -> Any:
        """What an operation gives; when it would have to wait, waits if this socket may, and gives None."""
        self._port.settle()
        result = operation()
        if result is not None:
            return result
        if self._timeout == 0.0:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        self._wait(mask, label)
        return None

    def _wait(self, mask: int, label: str) -> None:
        deadline = NO_TIME if self._timeout is None else strands.now_ns + round(self._timeout * 1e9)
        if not self._port.wait(mask, simulation.thread_label() or label, deadline):
            raise TimeoutError("timed out")
        self._check_open()

    def _peer_name(self) -> str:
        port: Any = self._port
        return network_names.called(port.remote)

    # --- the object

    def close(self) -> None:
        self._closed = True
        if self._io_refs <= 0:
            self._really_close()

    def _really_close(self) -> None:
        port = self._port
        if port.fd >= 0 and network.ports_of_fds.get(port.fd) is port:
            port.settle()
            network.close_fd(port.fd)
            port.close()
        port.fd = -1

    def detach(self) -> int:
        self._closed = True
        fd, self._port = self._port.fd, Stream()
        return fd

    def _decref_socketios(self) -> None:
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def __enter__(self) -> "socket":
        return self

    def __exit__(self, *_: Any) -> None:
        if not self._closed:
            self.close()

    def __del__(self) -> None:
        if hasattr(self, "_port"):
            self._really_close()

    def __getstate__(self) -> NoReturn:
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} object")

    def _check_open(self) -> None:
        if self._port.fd < 0:
            raise OSError(9, "Bad file descriptor")

    def fileno(self) -> int:
        return self._port.fd

    family = property(lambda self: self._family)
    type = property(lambda self: self._type)
    proto = property(lambda self: self._proto)
    timeout = property(lambda self: self._timeout)

    def settimeout(self, seconds: float | None, /) -> None:
        if seconds is not None and seconds < 0:
            raise ValueError("Timeout value out of range")
        self._timeout = None if seconds is None else float(seconds)

    def gettimeout(self) -> float | None:
        return self._timeout

    def setblocking(self, blocking: bool, /) -> None:
        self._timeout = None if blocking else 0.0

    def getblocking(self) -> bool:
        return self._timeout != 0.0

    def setsockopt(self, level: int, option: int, value: Any, *_: Any) -> None:
        self._options[level, option] = value

    def getsockopt(self, level: int, option: int, *_: Any) -> Any:
        if (level, option) == (_module.SOL_SOCKET, _module.SO_ERROR):
            self._port.settle()
            error = self._port.take_error() if isinstance(self._port, Stream) else None
            return error[0] if error else 0
        return int(self._options.get((level, option), 0))

    def get_inheritable(self) -> bool:
        return False

    def set_inheritable(self, _inheritable: bool, /) -> None:
        pass

    def dup(self) -> NoReturn:
        raise NotImplementedError(absent("socket", "socket.dup()"))

    makefile = _real.makefile
    __repr__ = _real.__repr__


socket.__module__ = "socket"


def _port_of(fd: int) -> Port:
    if fd not in network.ports_of_fds:
        raise OSError(9, "Bad file descriptor")
    return network.ports_of_fds[fd]


def _checked(address: Any) -> tuple[str, int]:
    if not isinstance(address, tuple) or len(address) < 2:
        raise TypeError(f"AF_INET address must be tuple, not {address.__class__.__name__}")
    host, port = address[:2]
    if not isinstance(port, int):
        raise TypeError(f"{port.__class__.__name__!r} object cannot be interpreted as an integer")
    if not 0 <= port <= 65535:
        raise OverflowError("port must be 0-65535.")
    return (host.decode() if isinstance(host, bytes) else host), port


def socketpair(family: Any = None, type: int = _STREAM, proto: int = 0) -> tuple[socket, socket]:
    """Stand-in for socket.socketpair; two sockets of this machine, as where there are no Unix sockets."""
    one, other = Stream(), Stream()
    one.join(other)
    return socket._around(one), socket._around(other)


def set_default_timeout(seconds: float | None) -> None:
    """Stand-in for socket.setdefaulttimeout."""
    global default_timeout
    default_timeout = seconds
