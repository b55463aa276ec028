"""What a sandbox without an operating system cannot do, and what to use instead: never a hang, never a riddle."""

import asyncio
import errno
import os
import signal
import subprocess
from collections.abc import Callable
from typing import Any, Final, NoReturn

_THREADS: Final = "To keep the event loop free, asyncio.to_thread and ThreadPoolExecutor work here."
_PROCESSES: Final = "concurrent.futures.ProcessPoolExecutor works here: it simulates worker processes."
_OWN_PYTHON: Final = "Run the file with your own Python for the real one."
_NO_COMMANDS: Final = f"async-tutor's sandbox cannot start other programs. {_OWN_PYTHON} {_THREADS}"
_NO_PROCESSES: Final = f"async-tutor's sandbox cannot start processes this way. {_PROCESSES}"
_NO_SIGNALS: Final = (
    "no signal arrives from outside of async-tutor's sandbox, and none later. "
    "For a timeout use asyncio.timeout(), for a later call loop.call_later() or threading.Timer."
)
MULTIPROCESSING: Final = (
    f"multiprocessing has no processes, locks, queues and pools in async-tutor's sandbox. {_PROCESSES} "
    "ThreadPoolExecutor, threading and queue work too."
)
"""Why the C module below multiprocessing is missing, which everything in it needs that is no plain function."""

_COMMANDS: Final = "system execv execve posix_spawn posix_spawnp spawnv spawnve"
_FORKS: Final = "fork forkpty"
_SIGNALS: Final = frozenset(("alarm", "setitimer", "pause", "sigwait", "sigtimedwait", "sigwaitinfo"))


def install() -> None:
    """Puts them in the place of what would fail in a way that explains nothing; before the snapshot."""
    for name in _COMMANDS.split():
        if hasattr(os, name):
            setattr(os, name, _refusal(f"os.{name}", _NO_COMMANDS))
    for name in _FORKS.split():
        if hasattr(os, name):
            setattr(os, name, _refusal(f"os.{name}", _NO_PROCESSES))
    subprocess.Popen.__init__ = _no_process  # type: ignore[method-assign, assignment]
    for name in _SIGNALS:
        signal.__dict__.pop(name, None)
    # Programs that ask hasattr(signal, "alarm"), because Windows has none, go on.
    signal.__getattr__ = _no_signal  # type: ignore[attr-defined]


def _refusal(what: str, why: str) -> Callable[..., NoReturn]:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise OSError(errno.ENOTSUP, f"{what}: {why}")

    refuse.__name__ = refuse.__qualname__ = what.rpartition(".")[2]
    return refuse


def _no_process(self: Any, args: Any, *_: Any, **__: Any) -> NoReturn:
    command = args if isinstance(args, str | bytes) else next(iter(args), "")
    raise OSError(errno.ENOTSUP, f"{command!r} cannot be started: {_NO_COMMANDS}")


def _no_signal(name: str) -> NoReturn:
    if name in _SIGNALS:
        raise AttributeError(f"signal.{name} is not there: {_NO_SIGNALS}", name=name)
    raise AttributeError(f"module 'signal' has no attribute {name!r}", name=name, obj=signal)


class NoOutside(asyncio.BaseEventLoop):
    """What an event loop refuses."""

    async def subprocess_exec(self, protocol_factory: Any, program: Any, *_: Any, **__: Any) -> Any:
        raise NotImplementedError(f"{program!r} cannot be started: {_NO_COMMANDS}")

    async def subprocess_shell(self, protocol_factory: Any, cmd: Any, *_: Any, **__: Any) -> Any:
        raise NotImplementedError(f"{cmd!r} cannot be started: {_NO_COMMANDS}")

    async def connect_read_pipe(self, protocol_factory: Any, pipe: Any) -> Any:
        raise NotImplementedError(f"{_NO_PIPES} To read lines, await asyncio.to_thread(input).")

    async def connect_write_pipe(self, protocol_factory: Any, pipe: Any) -> Any:
        raise NotImplementedError(f"{_NO_PIPES} To write, print() is enough.")

    async def create_unix_connection(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError(_NO_UNIX)

    async def create_unix_server(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError(_NO_UNIX)


_NO_PIPES: Final = "async-tutor's sandbox has no pipes that an event loop could watch."
_NO_UNIX: Final = (
    "async-tutor's sandbox has no unix sockets. asyncio.start_server and asyncio.open_connection, "
    "with a host and a port, work inside of the program."
)
