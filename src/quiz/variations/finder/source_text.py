"""Places in a source: from the lines and UTF-8 columns of `ast` to offsets, and from those to UTF-16."""

import ast
import re
from dataclasses import dataclass
from typing import Final

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement; offsets are indexes of the Python string."""

    start: int
    end: int
    text: str


class SourceText:
    """A source, and where its lines begin."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines: list[str] = []
        self._starts: list[int] = []
        start = 0
        for match in _LINE.finditer(source):
            self.lines.append(match.group())
            self._starts.append(start)
            start = match.end()

    def offset(self, line: int, column: int) -> int:
        """The index of a place: its line from 1, its column in bytes of UTF-8."""
        text = self.lines[line - 1]
        inside = column if text.isascii() else len(text.encode()[:column].decode())
        return self._starts[line - 1] + inside

    def start(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        """Where a node begins."""
        return self.offset(node.lineno, node.col_offset)

    def end(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        """Where a node ends."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.offset(node.end_lineno, node.end_col_offset)

    def of(self, node: ast.expr | ast.stmt | ast.keyword) -> str:
        """The text of a node."""
        return self.source[self.start(node) : self.end(node)]

    def indent(self, node: ast.stmt) -> str:
        """What stands before a statement in its line."""
        line = self.lines[node.lineno - 1]
        return line[: len(line) - len(line.lstrip(" \t"))]

    def utf16(self, offset: int) -> int:
        """An index as JavaScript counts."""
        before = self.source[:offset]
        return offset if before.isascii() else len(before.encode("utf-16-le")) // 2

    def changed(self, edits: list[Edit]) -> str:
        """The source after edits that do not overlap."""
        result = self.source
        for edit in sorted(edits, key=lambda edit: -edit.start):
            result = result[: edit.start] + edit.text + result[edit.end :]
        return result


_INNER: Final = ("body", "orelse", "finalbody", "handlers", "decorator_list")


def shown_range(text: SourceText, statement: ast.stmt) -> tuple[int, int]:
    """The part of a statement that is shown as its line: the head of one with a body, all of another."""
    start = text.start(statement)
    if not getattr(statement, "body", None):
        return start, text.end(statement)
    inner = [part for name in _INNER for part in getattr(statement, name, [])]
    head = [child for child in ast.iter_child_nodes(statement) if child not in inner]
    parts = [part for child in head for part in ast.walk(child) if isinstance(part, ast.expr | ast.keyword)]
    last = max((text.end(part) for part in parts), default=start)
    return start, text.source.index(":", last) + 1
