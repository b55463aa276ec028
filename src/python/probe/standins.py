"""The stand-ins for libraries that talk to a network, to files or to a database: see ../standins.

They are read before the snapshot is taken and found last: a module of that name beside the program comes first. Their
code is compiled then, too, so that a program's import only runs it.
"""

import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType
from typing import Any, Final, NamedTuple, cast

from . import http_message, http_server, silent_timeout, simulation, strands, unsupported

ROOT: Final = "/usr/lib/async-tutor/standins/"
"""Where the stand-ins lie, or seem to lie."""


# What the stand-ins import of ours has to be in the snapshot: the probe's files are not there later.
_USED: Final = (http_message, http_server, silent_timeout, simulation, strands, unsupported)


class _Source(NamedTuple):
    path: str
    text: str
    code: CodeType
    is_package: bool


_sources: dict[str, _Source] = {}


class _Loader:
    """Runs a stand-in's code. (importlib.abc.Loader, without its import.)"""

    def create_module(self, spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(_sources[module.__name__].code, module.__dict__)

    def get_source(self, name: str) -> str:
        """For tracebacks."""
        return _sources[name].text


class _Finder:
    """Finds the stand-ins; the last entry of sys.meta_path."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: Any = None) -> ModuleSpec | None:
        source = _sources.get(name)
        if source is None or (path is not None and not any(entry.startswith(ROOT) for entry in path)):
            return None
        spec = ModuleSpec(name, cast(Any, _Loader()), origin=source.path, is_package=source.is_package)
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(source.path.rpartition("/")[0])
        spec.has_location = True
        return spec


def install() -> None:
    """Reads and compiles all stand-ins; before the snapshot."""
    for folder, _folders, files in os.walk(ROOT):
        for file in files:
            if file.endswith(".py"):
                _read(f"{folder}/{file}".replace("//", "/"))
    sys.meta_path.append(_Finder)


def _read(path: str) -> None:
    parts = path.removeprefix(ROOT).removesuffix(".py").split("/")
    is_package = parts[-1] == "__init__"
    with open(path, encoding="utf-8") as file:
        text = file.read()
    code = compile(text, path, "exec", dont_inherit=True)
    _sources[".".join(parts[:-1] if is_package else parts)] = _Source(path, text, code, is_package)


def is_standin(module: str) -> bool:
    """Whether a module that was imported is one of ours."""
    origin = getattr(getattr(sys.modules.get(module), "__spec__", None), "origin", None)
    return module in _sources and origin == _sources[module].path


def names() -> list[str]:
    """The libraries that there are stand-ins for."""
    return sorted(name for name in _sources if "." not in name)
