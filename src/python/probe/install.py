"""Puts the probe in place, once, before the memory snapshot is taken."""

import _thread
import asyncio
import functools
import gc
import importlib
import os
import reprlib
import select
import sys
import threading
import time
import types
from typing import Any

from . import errnos, locks, sleeping, strands, thread, thread_local

CPU_COUNT = 4
"""Processors of the virtual machine."""

# Imported into the snapshot, so that a program's own import costs neither time nor ticks.
_COMMON = (
    "argparse atexit collections contextlib contextvars concurrent.futures dataclasses datetime decimal enum "
    "functools heapq html inspect io itertools json linecache logging math operator os pathlib pprint queue random re "
    "select signal socket statistics string struct subprocess tempfile textwrap threading time traceback types typing "
    "urllib.parse urllib.request uuid warnings weakref http.client http.server abc bisect collections.abc copy csv "
    "hashlib importlib.util selectors ssl sqlite3 fractions graphlib glob shutil"
)


def install() -> None:
    """Everything that can be done without the host."""
    errnos.install()
    strands.install()
    _replace_thread_primitives()
    _replace_asyncio_policy()
    from . import (
        combiners,
        complaints,
        cpu,
        executors,
        lines,
        loop,
        modules,
        network_install,
        orders,
        processes,
        refusals,
        resources,
        selecting,
        standins,
        stdlib,
        tracebacks,
    )

    network_install.install()

    for name in _COMMON.split():
        try:
            importlib.import_module(name)
        except ImportError:  # not part of this CPython; the program will be told so
            pass
    select.select = selecting.select
    refusals.install()
    loop.install()
    lines.install()
    stdlib.install()
    orders.install()
    executors.install()
    combiners.install()
    resources.install()
    modules.install()
    processes.install()
    complaints.install()
    tracebacks.install()
    cpu.install()
    _remove_pyodide()
    standins.install()
    # What exists now is in every snapshot and never garbage: collections need not look at it.
    gc.collect()
    gc.freeze()


def _replace_thread_primitives() -> None:
    replacements: dict[str, Any] = {
        "lock": locks.lock,
        "LockType": locks.lock,
        "allocate_lock": locks.lock,
        "allocate": locks.lock,
        "RLock": locks.RLock,
        "_local": thread_local.local,
        "_ThreadHandle": thread._ThreadHandle,
        "get_ident": thread.get_ident,
        "get_native_id": thread.get_ident,
        "start_joinable_thread": thread.start_joinable_thread,
        "start_new_thread": thread.start_new_thread,
        "start_new": thread.start_new_thread,
        "_shutdown": thread._shutdown,
        "_make_thread_handle": thread._make_thread_handle,
        "_get_main_thread_ident": lambda: strands.MAIN,
        "daemon_threads_allowed": lambda: True,
        "_count": lambda: strands.count - 1,
    }
    for name, value in replacements.items():
        setattr(_thread, name, value)
    time.sleep = sleeping.sleep
    # The real module, executed again in its own namespace, now on our primitives.
    assert threading.__spec__ is not None and threading.__spec__.loader is not None
    threading.__spec__.loader.exec_module(threading)
    threading.current_thread()
    _reload_queue()
    # These took their locks before we came.
    functools.RLock = locks.RLock  # type: ignore[misc]
    reprlib.get_ident = thread.get_ident  # type: ignore[attr-defined]
    import logging

    logging._lock = locks.RLock()  # type: ignore[attr-defined]
    os.cpu_count = os.process_cpu_count = lambda: CPU_COUNT  # type: ignore[attr-defined]


def _reload_queue() -> None:
    """queue.SimpleQueue in C would block the whole interpreter; without the C module, queue uses its Python twin."""
    sys.modules["_queue"] = None  # type: ignore[assignment]
    sys.modules.pop("queue", None)
    importlib.import_module("queue")
    del sys.modules["_queue"]


def _replace_asyncio_policy() -> None:
    from asyncio import events

    from pyodide import webloop

    from .loop import Loop

    asyncio.run = webloop._orig_run  # type: ignore[attr-defined]
    policy = _make_policy(events, Loop)
    events._event_loop_policy = policy()  # type: ignore[attr-defined]
    asyncio.SelectorEventLoop = asyncio.EventLoop = Loop  # type: ignore[misc,assignment]
    asyncio._DefaultEventLoopPolicy = policy  # type: ignore[attr-defined]
    unix_events: types.ModuleType = asyncio.unix_events
    unix_events._DefaultEventLoopPolicy = policy  # type: ignore[attr-defined]
    unix_events._UnixSelectorEventLoop = unix_events.SelectorEventLoop = Loop  # type: ignore[attr-defined]
    events._set_running_loop(None)


def _make_policy(events: Any, loop_factory: type) -> type:
    class _UnixDefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy):  # type: ignore[misc]
        _loop_factory = loop_factory

        def __init__(self) -> None:
            class _Local(threading.local):
                _loop = None

            self._local = _Local()

    return _UnixDefaultEventLoopPolicy


def _remove_pyodide() -> None:
    """Pyodide's finders, which would offer packages to install, and its excepthook."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if isinstance(finder, type) and "frozen" in finder.__module__]
    sys.excepthook = sys.__excepthook__
