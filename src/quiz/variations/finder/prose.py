"""What the words of a program say about its numbers: a number that is spoken of must stay as it is."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from typing import Final

_WORDS: Final = {
    "half": 0.5,
    "one": 1,
    "once": 1,
    "single": 1,
    "two": 2,
    "twice": 2,
    "both": 2,
    "pair": 2,
    "pairs": 2,
    "couple": 2,
    "three": 3,
    "triple": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "dozen": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "hundred": 100,
}
_NUMBER: Final = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?!\.?\d)")
_UNIT: Final = r"(?:s|sec|secs|seconds?|ms|milliseconds?|minutes?|mins?|hours?)\b"
_TIME: Final = re.compile(
    rf"(?<![\w.])(?:\d+(?:\.\d+)?|{'|'.join(_WORDS)}|half an?|an?|another|each|every|per)[ -]?{_UNIT}", re.IGNORECASE
)
_COMPARING: Final = re.compile(
    r"slow|fast|quick|swift|lazy|short|\blong|late\b|later\b|early|patien|tortoise|hare\b|snail|turtle|rabbit"
    r"|finish\w* (?:first|last|before|after)|first to|last to",
    re.IGNORECASE,
)


class Prose:
    """The comments, strings and names of a program."""

    def __init__(self, tree: ast.Module, source: str) -> None:
        self._words = [*_comments(source), *_strings(tree)]
        self._names = " ".join(_names(tree))
        spoken = " ".join(self._words)
        self._numbers = {float(number) for number in _NUMBER.findall(spoken)}
        words = re.findall(r"[a-z]+", f"{spoken} {self._names}".lower())
        self._counts = {_WORDS[word] for word in words if word in _WORDS}
        self.speaks_of_times = any(_TIME.search(text) for text in self._words)
        """Whether a time is named. It may be the sum of several, so none of them should change."""
        self.compares_times = _COMPARING.search(f"{spoken} {self._names}") is not None
        """Whether something is called slow, quick, late ...: then the order of the delays must stay."""

    def names_number(self, value: float) -> bool:
        """Whether a number is written in digits somewhere."""
        return value in self._numbers

    def names_count(self, value: float) -> bool:
        """Whether a number is written in digits or words, also inside a name."""
        return self.names_number(value) or value in self._counts


def _comments(source: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def _strings(tree: ast.Module) -> Iterator[str]:
    """The text of every string; that of f-strings without their format."""
    for node in _outside_formats(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _outside_formats(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.FormattedValue) and child is node.format_spec):
            yield from _outside_formats(child)


def _names(tree: ast.Module) -> Iterator[str]:
    """The names that the program gives, taken apart: "one_by_one" as "one by one"."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield _apart(name)
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield _apart(name)


def _apart(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ")
