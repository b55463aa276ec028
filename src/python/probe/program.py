"""Runs one program and ends it as `python3 FILE` would."""

import atexit
import gc
import json
import linecache
import os
import signal
import sys
import threading
import types
from typing import Any, Final

from . import (
    complaints,
    errnos,
    futures,
    host,
    limits,
    lines,
    loop,
    modules,
    standins,
    strands,
    streams,
    ticks,
    tracebacks,
    unsupported,
    wire,
)
from .codes import EXCEPTION_UNCAUGHT, LAST_PLACE, PROGRAM_STARTED

_RESERVE_BYTES: Final = 4 << 20

_limits: dict[str, int] = {}
_reserve: bytearray | None = None
"""Memory that is given back when there is no other left, so that the program's end can be told."""


def run(job: str) -> None:
    """Runs the program of a job (JSON, see wire/frame.ts) and ends the child process."""
    settings = json.loads(job)
    _prepare(settings)
    status = _run_main(settings["file"], settings["text"], observe=not settings["unobserved"])
    streams.flush()
    wire.flush()
    host.finish(status, _cause or ("exit" if status else "finished"), "")


def _prepare(settings: dict[str, Any]) -> None:
    global _reserve
    _reserve = bytearray(_RESERVE_BYTES)
    _limits.update(settings["limits"])
    futures.task_limit = _limits["tasks"]
    streams.output_limit = _limits["outputBytes"]
    loop.observe(not settings["unobserved"])
    streams.install()
    sys.argv = list(settings["argv"])
    sys.path[0] = settings["folder"]
    os.chdir(settings["cwd"])
    modules.open_folder(settings["folder"])
    sys.set_coroutine_origin_tracking_depth(1)
    _replace_hard_exits()
    strands.read_clock()
    about = {"file": sys.argv[0], "args": sys.argv[1:], "python": sys.version.split()[0]}
    wire.emit((PROGRAM_STARTED, wire.once(json.dumps(about))))


def _replace_hard_exits() -> None:
    """The ways to end a process without unwinding; the real ones would end the interpreter without a word."""

    def leave(status: int) -> None:
        wire.flush()
        host.finish(status & 0xFF, "exit", "")

    def kill(pid: int, signal_number: int, /) -> None:
        if pid not in (0, os.getpid()):
            raise ProcessLookupError(3, "No such process")
        if signal_number:
            raise_signal(signal_number)

    def raise_signal(signal_number: int, /) -> None:
        by_default = signal.getsignal(signal_number) == signal.SIG_DFL
        if by_default and signal_number not in (signal.SIGCHLD, signal.SIGCONT, signal.SIGURG, signal.SIGWINCH):
            leave(128 + signal_number)
        really_raise_signal(signal_number)

    really_raise_signal = signal.raise_signal

    os._exit = leave  # type: ignore[assignment]
    os.abort = lambda: leave(128 + 6)  # type: ignore[assignment]
    os.kill = kill
    signal.raise_signal = raise_signal


def _run_main(path: str, text: str, *, observe: bool) -> int:
    text = text.removeprefix("\ufeff")
    main = types.ModuleType("__main__")
    main.__dict__.update(__file__=path, __builtins__=__builtins__, __cached__=None, __spec__=None)
    sys.modules["__main__"] = main
    linecache.cache[path] = (len(text), None, text.splitlines(keepends=True), path)
    lines.show(path, text)
    # Should the program end hard, what it was is known.
    wire.flush()
    try:
        code = compile(text, path, "exec", dont_inherit=True)
        lines.watch(code, path, observe=observe)
        errnos.raised = 0
        ticks.cell.value = ticks.FIRST_LOOK
        exec(code, main.__dict__)
        status = 0
    except BaseException as error:
        status = _report(error)
    return _shut_down(main, status)


def _shut_down(main: types.ModuleType, status: int) -> int:
    """The end of an interpreter (Python/pylifecycle.c): threads, atexit, then the objects of the main module."""
    try:
        threading._shutdown()  # type: ignore[attr-defined]
    except BaseException as error:
        status = _report(error)
    atexit._run_exitfuncs()
    streams.flush()
    _clear(main)
    gc.collect()
    streams.flush()
    return status


def _clear(module: types.ModuleType) -> None:
    """Sets the names of a module to None in CPython's order: the private ones first (Objects/moduleobject.c)."""
    private = [name for name in module.__dict__ if name.startswith("_") and name != "__builtins__"]
    public = [name for name in module.__dict__ if not name.startswith("_")]
    for name in private + public:
        module.__dict__[name] = None


_cause = ""


def _report(error: BaseException) -> int:
    """What an uncaught exception does to the program: its exit code, after the traceback."""
    global _cause, _reserve
    _reserve = None
    error.__traceback__ = tracebacks.without_us(error.__traceback__)
    if isinstance(error, SystemExit):
        return _exit_code(error.code)
    _cause = "exception"
    kind, message, _ = futures.exception_fields(error)
    streams.flush()
    place = _place_of(error)
    wire.emit((EXCEPTION_UNCAUGHT, kind, message, place))
    sys.last_exc = error
    _call_hook(error)
    _explain(error)
    # Python ends itself with the signal, and a shell makes this of it.
    return 128 + signal.SIGINT if isinstance(error, KeyboardInterrupt) else 1


def _call_hook(error: BaseException) -> None:
    """Lets sys.excepthook show an exception; one that fails itself is shown as PyErr_PrintEx does."""
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    except BaseException as second:
        second.__traceback__ = tracebacks.without_us(second.__traceback__)
        second.__context__ = None
        _say("Error in sys.excepthook:")
        sys.__excepthook__(type(second), second, second.__traceback__)
        _say("\nOriginal exception was:")
        sys.__excepthook__(type(error), error, error.__traceback__)


def _exit_code(code: Any) -> int:
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    _say(str(code))
    return 1


def _say(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def _place_of(error: BaseException) -> int:
    if isinstance(error, SyntaxError) and error.filename:
        return lines.place_in(error.filename, error.lineno or 0)
    place = LAST_PLACE
    traceback = error.__traceback__
    while traceback is not None:
        base = lines.bases.get(id(traceback.tb_frame.f_code))
        if base is not None:
            place = base | traceback.tb_lineno
        traceback = traceback.tb_next
    return place


def _about_missing(module: str) -> str:
    library, _, part = module.partition(".")
    if part and standins.is_standin(library):
        return unsupported.absent(library, part)
    return (
        f"No module named {library!r} here: the embedded Python has the standard library, the files beside your "
        f"program, and simulated stand-ins for {', '.join(standins.names())}. Nothing can be installed into it."
    )


def _explain(error: BaseException) -> None:
    """Says what a native Python would not have to say."""
    if isinstance(error, ModuleNotFoundError):
        complaints.note(_about_missing(error.name or ""))
    elif isinstance(error, MemoryError):
        advice = "Keep less in memory at once, or raise the limit with --max-memory."
        limits.reached("memory", _limits["memoryMegabytes"], advice)
    elif isinstance(error, RuntimeError) and str(error) == "can't start new thread":
        advice = "Let a few threads do all the work, for example those of a ThreadPoolExecutor."
        limits.reached("threads", _limits["threads"], advice)
