"""Error numbers and messages of Linux, which programs print and compare: natively, a missing file is [Errno 2].

The C library below CPython has numbers of its own (WASI's: there it is 44). What the module errno says is changed once;
an OSError that comes from C gets its Linux number when it reaches the first Python frame, before anybody can catch it.
It is known to be from C because number and message fit together in C's table. Only its class cannot be changed: a
program that makes OSError(2) itself gets a PermissionError, as it would with WASI's number.
"""

import errno
import gc
import os
import sys
from types import CodeType
from typing import Any, Final

_TOOL: Final = 3
_LINUX: Final = {
    name: number
    for number, name in enumerate(
        "- EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY "
        "EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE "
        "EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP - ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST "
        "ELNRNG EUNATCH ENOCSI EL2HLT EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT - EBFONT ENOSTR ENODATA ETIME ENOSR "
        "ENONET ENOPKG EREMOTE ENOLINK EADV ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD "
        "EREMCHG ELIBACC ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ "
        "EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT "
        "EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN "
        "ESHUTDOWN ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS ESTALE EUCLEAN "
        "ENOTNAM ENAVAIL EISNAM EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED "
        "EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL EHWPOISON".split()
    )
    if name != "-"
} | {"EWOULDBLOCK": 11, "EDEADLOCK": 35, "ENOTSUP": 95}

# Where glibc says it differently, and a program could meet it.
_MESSAGES: Final = {
    "EADDRINUSE": "Address already in use",
    "EBUSY": "Device or resource busy",
    "ECHILD": "No child processes",
    "EDOM": "Numerical argument out of domain",
    "EHOSTUNREACH": "No route to host",
    "EIO": "Input/output error",
    "EISCONN": "Transport endpoint is already connected",
    "ELOOP": "Too many levels of symbolic links",
    "EMFILE": "Too many open files",
    "EMSGSIZE": "Message too long",
    "ENAMETOOLONG": "File name too long",
    "ENETUNREACH": "Network is unreachable",
    "ENOMEM": "Cannot allocate memory",
    "ENOTCONN": "Transport endpoint is not connected",
    "ENOTSOCK": "Socket operation on non-socket",
    "ENOTTY": "Inappropriate ioctl for device",
    "EOPNOTSUPP": "Operation not supported",
    "ERANGE": "Numerical result out of range",
    "ESPIPE": "Illegal seek",
    "ETIMEDOUT": "Connection timed out",
    "EXDEV": "Invalid cross-device link",
}

# What can go wrong with files: these numbers of C must keep their meaning.
_OF_FILES: Final = (
    "EACCES EBADF EBUSY EEXIST EFBIG EINVAL EIO EISDIR ELOOP EMFILE ENAMETOOLONG ENODEV ENOENT ENOMEM ENOSPC ENOSYS "
    "ENOTDIR ENOTEMPTY ENOTSUP ENOTTY ENXIO EPERM EROFS ESPIPE EXDEV".split()
)

_from_c: dict[tuple[int, str], tuple[int, str]] = {}
"""Number and message of C, and what they are on Linux."""

_strerror: dict[int, str] = {}

raised = 0
"""Exceptions since the countdown of CPU time ended last: looking at each has cost a tick that is not the program's."""


def install() -> None:
    """Changes the module errno and those that have read it already; before the snapshot, and before other imports."""
    in_c = {name: getattr(errno, name) for name in _LINUX if hasattr(errno, name)}
    for name, number in in_c.items():
        said = os.strerror(number)
        linux = _LINUX[name]
        _strerror.setdefault(linux, _MESSAGES.get(name, said))
        _from_c.setdefault((number, said), (linux, _strerror[linux]))
    _renumber(in_c)
    _add_classes(in_c)
    os.strerror = strerror
    sys.monitoring.use_tool_id(_TOOL, "async-tutor errors")
    sys.monitoring.register_callback(_TOOL, sys.monitoring.events.RAISE, _on_raise)
    sys.monitoring.set_events(_TOOL, sys.monitoring.events.RAISE)


def strerror(code: int, /) -> str:
    """What an error number of Linux means."""
    return _strerror.get(code, f"Unknown error {code}")


strerror.__module__ = "os"


def _renumber(in_c: dict[str, int]) -> None:
    errno.errorcode.clear()
    for module in list(sys.modules.values()):
        scope = getattr(module, "__dict__", {})
        for name, number in in_c.items():
            if scope.get(name) == number:
                scope[name] = _LINUX[name]
    errno.errorcode.update((_LINUX[name], name) for name in in_c)
    socket: Any = sys.modules.get("socket")
    if socket is not None:
        socket._blocking_errnos = {errno.EAGAIN, errno.EWOULDBLOCK}


def _add_classes(in_c: dict[str, int]) -> None:
    """OSError(111) is a ConnectionRefusedError: CPython has a table of that."""
    needed = {in_c[name] for name in _OF_FILES}
    for table in gc.get_referrers(FileNotFoundError):
        if type(table) is dict and table.get(in_c["ENOENT"]) is FileNotFoundError:
            classes = [(_LINUX[name], table[number]) for name, number in in_c.items() if number in table]
            table.update((number, cls) for number, cls in classes if number not in needed)


def _on_raise(_code: CodeType, _offset: int, error: BaseException) -> None:
    global raised
    raised += 1
    if isinstance(error, OSError):
        linux = _from_c.get((error.errno, error.strerror))  # type: ignore[arg-type]
        if linux is not None and error.errno != linux[0]:
            error.errno, error.strerror = linux
            error.args = (*linux, *error.args[2:])
