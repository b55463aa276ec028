"""How a stand-in says that the simulated world does not have something: never silently, and with what to do."""

import dis
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn

_IMPORT_FROM: Final = dis.opmap["IMPORT_FROM"]


class NotSimulated(AttributeError, NotImplementedError):
    """The real library has this, the stand-in does not."""


NotSimulated.__module__ = "builtins"


def absent(library: str, what: str) -> str:
    """The message."""
    return (
        f"{library} here is async-tutor's simulated stand-in; it has no {what}. "
        "Run the file with your own Python for the real one."
    )


def attributes_of(module: str) -> Callable[[str], Any]:
    """The `__getattr__` of a stand-in's module."""
    library = module.partition(".")[0]

    def missing(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        message = absent(library, name if module == library else f"{module.partition('.')[2]}.{name}")
        frame = sys._getframe(1)
        if frame.f_code.co_code[frame.f_lasti] == _IMPORT_FROM:
            # An AttributeError would be replaced by a message that tells less.
            raise ImportError(message, name=module)
        raise NotSimulated(message, name=name)

    return missing


class Simulated:
    """Base of the classes of a stand-in that the learner holds in hand."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        library = type(self).__module__.partition(".")[0]
        raise NotSimulated(absent(library, f"{type(self).__name__}.{name}"), name=name, obj=self)


def refuse(function: str, options: Mapping[str, Any], *, ignore: str = "") -> None:
    """Refuses the options of a function that the stand-in does not have, except those that make no difference here."""
    for name in options:
        if name not in ignore.split():
            library = str(sys._getframe(1).f_globals["__name__"]).partition(".")[0]
            raise NotSimulated(absent(library, f"option {name}= of {function}"), name=name)


def never(library: str, what: str) -> NoReturn:
    """Refuses an operation."""
    raise NotSimulated(absent(library, what))
