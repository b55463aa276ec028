"""Names and addresses. There is this machine, 127.0.0.1, and the simulated internet, where almost every name exists."""

import socket
from typing import Any, Final

LOOPBACK: Final = "127.0.0.1"
HOSTNAME: Final = "async-tutor"

_LOCAL_NAMES: Final = frozenset(
    ("", "localhost", "localhost.localdomain", "ip6-localhost", HOSTNAME, "::1", "::", "0.0.0.0")
)
# RFC 2606 and RFC 6761 reserve these so that they never lead anywhere.
_NOWHERE: Final = (".invalid", ".test", ".local")
# RFC 2544 sets these addresses apart for tests, so no real host is meant by them.
_FIRST_ADDRESS: Final = 198 << 24 | 18 << 16 | 1

_addresses: dict[str, str] = {}
_hosts: dict[str, str] = {}

_SERVICES: Final = {"http": 80, "https": 443, "ssh": 22, "smtp": 25, "domain": 53, "postgresql": 5432}


def numeric(host: str | None) -> str:
    """The address of a host; socket.gaierror when there is no host of that name."""
    name = (host or "").lower().rstrip(".")
    if name in _LOCAL_NAMES:
        return "0.0.0.0" if name in ("0.0.0.0", "::") else LOOPBACK
    if _is_address(name):
        return name
    if "." not in name or name.endswith(_NOWHERE) or not name.isascii():
        raise socket.gaierror(-2, "Name or service not known")
    if name not in _addresses:
        address = _FIRST_ADDRESS + len(_addresses)
        _addresses[name] = ".".join(str(address >> shift & 255) for shift in (24, 16, 8, 0))
        _hosts[_addresses[name]] = name
    return _addresses[name]


def _is_address(name: str) -> bool:
    parts = name.split(".")
    return len(parts) == 4 and all(part.isdigit() and int(part) < 256 for part in parts)


def is_local(address: str) -> bool:
    """Whether an address is one of this machine."""
    return address.startswith("127.") or address == "0.0.0.0"


def host_of(address: str) -> str | None:
    """The host of the simulated internet at an address that `numeric` gave out."""
    return _hosts.get(address)


def called(address: Any) -> str:
    """An address as people say it: "127.0.0.1:50001", "python.org"."""
    if not isinstance(address, tuple) or len(address) < 2:
        return "its peer"
    host = _hosts.get(address[0])
    if host is None:
        return f"{address[0]}:{address[1]}"
    return host if address[1] in (80, 443) else f"{host}:{address[1]}"


def getaddrinfo(
    host: str | bytes | None, port: int | str | None, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0
) -> list[tuple[Any, Any, int, str, tuple[str, int]]]:
    """Stand-in for socket.getaddrinfo, for IPv4."""
    if family not in (0, socket.AF_INET):
        raise socket.gaierror(-9, "Address family for hostname not supported")
    if host is None or host == "":
        address = "0.0.0.0" if flags & socket.AI_PASSIVE else LOOPBACK
    else:
        address = numeric(host.decode() if isinstance(host, bytes) else host)
    kinds = [(socket.SOCK_STREAM, 6), (socket.SOCK_DGRAM, 17)]
    return [
        (socket.AF_INET, kind, number, "", (address, service(port)))
        for kind, number in kinds
        if type in (0, kind) and proto in (0, number)
    ]


def service(port: int | str | None) -> int:
    """The number of a port or of a well-known service."""
    if isinstance(port, str) and not port.isdigit():
        if port not in _SERVICES:
            raise socket.gaierror(-8, "Servname not supported for ai_socktype")
        return _SERVICES[port]
    return int(port or 0)


def getnameinfo(address: tuple[Any, ...], _flags: int = 0) -> tuple[str, str]:
    """Stand-in for socket.getnameinfo."""
    return (_hosts.get(address[0], "localhost" if is_local(address[0]) else address[0]), str(address[1]))


def gethostbyaddr(host: str) -> tuple[str, list[str], list[str]]:
    """Stand-in for socket.gethostbyaddr."""
    address = numeric(host)
    return (getnameinfo((address, 0))[0], [], [address])
