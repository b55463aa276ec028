"""Modules: those beside the program are watched, those of Pyodide are out of sight."""

import sys
from importlib import _bootstrap_external  # type: ignore[attr-defined]
from importlib.util import decode_source
from types import FrameType
from typing import Any, Final

from . import lines, refusals, stdlib

_HIDDEN: Final = frozenset(("js", "micropip", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core"))
_folder = "\0"


class _NoBrowser:
    """A learner's program is in CPython, not in a browser: Pyodide's modules are not to be found."""

    @staticmethod
    def find_spec(name: str, path: Any = None, target: Any = None) -> None:
        if name.partition(".")[0] in _HIDDEN:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        if name == "_multiprocessing":
            raise ImportError(refusals.MULTIPROCESSING, name=name)


def install() -> None:
    """Listens to the compiling of modules; before the snapshot. (No .pyc file is found: the host offers none.)"""
    stdlib.at_start(_bootstrap_external.SourceLoader.source_to_code, _found)
    stdlib.at_return(_bootstrap_external.SourceLoader.source_to_code, _compiled)


def open_folder(folder: str) -> None:
    """From now on, modules of this folder are watched, and Pyodide's are hidden; the probe holds what it needs."""
    global _folder
    _folder = folder.rstrip("/") + "/"
    for name in list(sys.modules):
        if name.partition(".")[0] in _HIDDEN:
            del sys.modules[name]
    sys.meta_path.insert(0, _NoBrowser)  # type: ignore[arg-type]
    sys.path_importer_cache.clear()


def _found(frame: FrameType) -> None:
    path, data = str(frame.f_locals["path"]), frame.f_locals["data"]
    if path.startswith(_folder):
        lines.show(path, decode_source(data) if isinstance(data, bytes) else str(data))


def _compiled(frame: FrameType, code: Any) -> None:
    path = str(frame.f_locals["path"])
    if path.startswith(_folder):
        lines.watch(code, path)
