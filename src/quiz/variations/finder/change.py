"""What a change is, and what finding one needs."""

import ast
from dataclasses import dataclass
from typing import Final

from program_tree import ProgramTree
from source_text import Edit, SourceText


@dataclass(frozen=True)
class Change:
    """A change of a program."""

    name: str
    idea: str
    """The misconception of somebody who expects something else of it."""
    statement: ast.stmt
    """The statement to show."""
    edits: tuple[Edit, ...]
    """The first one is the change; others only make it possible."""


@dataclass(frozen=True)
class Finder:
    """A program in which changes are looked for."""

    program: ProgramTree
    text: SourceText

    def change(self, name: str, idea: str, node: ast.expr | ast.stmt, edit: str | Edit) -> Change:
        """The change that puts a text in the place of a node."""
        if isinstance(edit, str):
            edit = Edit(self.text.start(node), self.text.end(node), edit)
        return Change(name, idea, self.program.statement(node), (edit,))

    def arguments(self, call: ast.Call, since: int = 0) -> str:
        """The arguments of a call as they stand there, from one on."""
        parts: list[ast.expr | ast.keyword] = [*call.args[since:], *call.keywords]
        return ", ".join(self.text.of(part) for part in parts)

    def is_statement(self, node: ast.expr) -> bool:
        """Whether a node is a statement by itself: nobody uses its value."""
        return isinstance(self.program.parent(node), ast.Expr)

    def raises(self) -> bool:
        """Whether the program raises something by itself."""
        return any(isinstance(node, ast.Raise) for node in self.program.nodes)


GATHER: Final = "asyncio.gather"
CREATE_TASK: Final = ("asyncio.create_task", "asyncio.ensure_future")
