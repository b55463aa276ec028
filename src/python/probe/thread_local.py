"""Stand-in for _thread._local: attributes that every thread has of its own."""

import weakref
from typing import Any

from . import strands


class local:
    """Attributes that every thread has of its own. Pyodide shares C's thread-locals between all of its stacks."""

    __slots__ = ("_local__impl", "__dict__", "__weakref__")

    def __new__(cls, /, *args: Any, **kwargs: Any) -> "local":
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        first: dict[str, Any] = {}
        object.__setattr__(self, "_local__impl", ({strands.current: first}, args, kwargs))
        object.__setattr__(self, "__dict__", first)
        _locals.add(self)
        return self

    def __getattribute__(self, name: str) -> Any:
        _use_own_attributes(self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        _check_writable(self, name)
        _use_own_attributes(self)
        object.__setattr__(self, name, value)

    def __delattr__(self, name: str) -> None:
        _check_writable(self, name)
        _use_own_attributes(self)
        object.__delattr__(self, name)


local.__module__, local.__qualname__ = "_thread", "_local"

_locals: "weakref.WeakSet[local]" = weakref.WeakSet()


def _check_writable(self: local, name: str) -> None:
    if name == "__dict__":
        raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")


def _use_own_attributes(self: local) -> None:
    attributes_of, args, kwargs = object.__getattribute__(self, "_local__impl")
    own = attributes_of.get(strands.current)
    if own is None:
        own = attributes_of[strands.current] = {}
        object.__setattr__(self, "__dict__", own)
        type(self).__init__(self, *args, **kwargs)
    else:
        object.__setattr__(self, "__dict__", own)


def forget(strand: int) -> None:
    """Drops what an ended thread has kept."""
    for instance in list(_locals):
        object.__getattribute__(instance, "_local__impl")[0].pop(strand, None)
