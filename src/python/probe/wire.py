"""Events on their way to the host: a list of integers that leaves in blocks.

`emit((code, field, ...))` is a bound C method, the cheapest thing that keeps order: about 0.1 microseconds.
"""

import json
from array import array
from typing import Final

from . import host
from .codes import LAST_PLACE, NO_TIME, OUTCOME_KINDS, PLACE_LINE_BITS, TIME_LOW_BITS, TIME_LOW_MASK

BLOCK: Final = 32_768
"""Integers in a block before it is shipped without being asked for."""

VALUE_LIMIT: Final = 200
"""Characters of a repr that are kept."""

pending: list[int] = []
emit = pending.extend

_numbers: dict[str, int] = {}
_new_strings: list[int | str] = []
_next_number = 0


def text(string: str) -> int:
    """The number of a string that may come again (a name, a label)."""
    number = _numbers.get(string)
    if number is None:
        number = _numbers[string] = once(string)
    return number


def string(number: int) -> str:
    """The string of a number that `text` gave. Slow: for reports at the end."""
    return next((string for string, known in _numbers.items() if known == number), "")


def once(string: str) -> int:
    """The number of a string that is not likely to come again (output, a repr)."""
    global _next_number
    _next_number += 1
    _new_strings.append(_next_number)
    _new_strings.append(string)
    return _next_number


def take() -> tuple[int, int, str]:
    """What is pending, as (address, length, strings). The memory stays valid until the next call."""
    global _block
    strings = ""
    if _new_strings:
        # Python code, in which a quantum may end and be shipped: the block is made after it, in one go.
        strings = json.dumps(_new_strings)
        _new_strings.clear()
    length = len(pending)
    _block = array("i", pending)
    pending.clear()
    return _block.buffer_info()[0], length, strings


_block = array("i")


def flush() -> None:
    """Ships what is pending."""
    if pending or _new_strings:
        host.ship(*take())


def time_fields(nanoseconds: int) -> tuple[int, int]:
    """A time as two fields; NO_TIME gives a negative time."""
    if nanoseconds == NO_TIME:
        return (0, -1)
    return (nanoseconds & TIME_LOW_MASK, nanoseconds >> TIME_LOW_BITS)


def place(source: int, line: int) -> int:
    """A line of a source as one field."""
    return source << PLACE_LINE_BITS | line if line > 0 else LAST_PLACE


def shorten(string: str, limit: int = VALUE_LIMIT) -> str:
    """A string that is at most `limit` characters long."""
    return string if len(string) <= limit else string[: limit - 1] + "…"


RESULT: Final = OUTCOME_KINDS.index("result")
EXCEPTION: Final = OUTCOME_KINDS.index("exception")
CANCELLED: Final = OUTCOME_KINDS.index("cancelled")
