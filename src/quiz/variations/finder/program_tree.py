"""A program's tree with the way up, and what its names stand for."""

import ast
from collections.abc import Iterator
from typing import Final

Function = ast.FunctionDef | ast.AsyncFunctionDef
SCOPES: Final = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)


class ProgramTree:
    """A tree whose nodes know their parents."""

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.nodes = list(ast.walk(tree))
        self._parents = {child: node for node in self.nodes for child in ast.iter_child_nodes(node)}
        self._imports = dict(_imported(self.nodes))
        self._local: dict[str, str | None] = {}
        self._functions: dict[str, list[Function]] = {}
        for node in self.nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                self._functions.setdefault(node.name, []).append(node)

    def parent(self, node: ast.AST) -> ast.AST | None:
        """The node around a node."""
        return self._parents.get(node)

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes around a node, from the inside out."""
        around = self.parent(node)
        while around is not None:
            yield around
            around = self.parent(around)

    def function(self, node: ast.AST) -> ast.AST | None:
        """The function that a node stands in directly."""
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
        return next((around for around in self.above(node) if isinstance(around, kinds)), None)

    def is_async(self, node: ast.AST) -> bool:
        """Whether a node stands directly in a coroutine function, so that an `await` may."""
        return isinstance(self.function(node), ast.AsyncFunctionDef)

    def statement(self, node: ast.AST) -> ast.stmt:
        """The innermost statement that holds a node."""
        if isinstance(node, ast.stmt):
            return node
        return next(around for around in self.above(node) if isinstance(around, ast.stmt))

    def called(self, call: ast.AST) -> str:
        """What a call calls, by its full name where it was imported: "asyncio.sleep"; "" for what is no call."""
        return self.dotted(call.func) if isinstance(call, ast.Call) else ""

    def dotted(self, node: ast.expr) -> str:
        """The full name of an expression of names and dots."""
        if isinstance(node, ast.Name):
            return self._imports.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            return f"{self.dotted(node.value)}.{node.attr}"
        return "?"

    def name_of(self, full: str) -> str | None:
        """How the program can write a full name: "time.sleep" as "time.sleep" or "sleep"; None if it cannot."""
        if full not in self._local:
            self._local[full] = self._find_name(full)
        return self._local[full]

    def _find_name(self, full: str) -> str | None:
        module, _, member = full.rpartition(".")
        for local, imported in self._imports.items():
            if imported == full:
                return local
            if imported == module:
                return f"{local}.{member}"
        return None

    def is_coroutine_call(self, call: ast.AST) -> bool:
        """Whether a node calls a coroutine function of the program's own."""
        name = self.called(call).rpartition(".")[2]
        return any(isinstance(function, ast.AsyncFunctionDef) for function in self.functions(name))

    def functions(self, name: str) -> list[Function]:
        """The functions and methods of a name that the program defines."""
        return self._functions.get(name, [])


def _imported(nodes: list[ast.AST]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name.partition(".")[0], alias.name
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"
