"""Puts the network in memory in the place of the operating system's; before the snapshot."""

import errno
import selectors
import socket
import ssl
from typing import Any

from . import internet_host, network_names, network_socket
from .network_selector import EpollSelector

# No system call gives these errors here: the network in memory does, with Linux's numbers.
_ERRORS = {
    "EPIPE": 32,
    "EADDRINUSE": 98,
    "EADDRNOTAVAIL": 99,
    "ENETUNREACH": 101,
    "ECONNABORTED": 103,
    "ECONNRESET": 104,
    "ENOTCONN": 107,
    "ETIMEDOUT": 110,
    "ECONNREFUSED": 111,
    "EHOSTUNREACH": 113,
    "EINPROGRESS": 115,
}


def install() -> None:
    """Replaces the classes and functions of socket, selectors and ssl that would ask the operating system."""
    replacements: dict[str, Any] = {
        "socket": network_socket.socket,
        "SocketType": network_socket.socket,
        "socketpair": network_socket.socketpair,
        "getaddrinfo": network_names.getaddrinfo,
        "getnameinfo": network_names.getnameinfo,
        "gethostbyname": network_names.numeric,
        "gethostbyaddr": network_names.gethostbyaddr,
        "gethostname": lambda: network_names.HOSTNAME,
        "getfqdn": lambda name="": name or network_names.HOSTNAME,
        "setdefaulttimeout": network_socket.set_default_timeout,
        "getdefaulttimeout": lambda: network_socket.default_timeout,
        "has_ipv6": False,
        "SO_REUSEADDR": 2,
        "SO_REUSEPORT": 15,
    }
    for name, value in replacements.items():
        setattr(socket, name, value)
    for name in ("DefaultSelector", "EpollSelector", "PollSelector", "SelectSelector"):
        setattr(selectors, name, EpollSelector)
    for name, number in _ERRORS.items():
        setattr(errno, name, number)
        errno.errorcode[number] = name  # type: ignore[index]
    internet_host.install()
    # Nobody can listen on the way to the simulated internet, so nothing is encrypted.
    ssl.SSLContext.wrap_socket = lambda self, sock, *_, **__: sock  # type: ignore[method-assign]
