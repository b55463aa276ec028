"""Single changes that are worth a question: "what happens if this line is changed?"."""

import ast
from collections.abc import Iterator
from typing import Any, Final

import overlap_changes
import wait_changes
from change import Change, Finder
from program_tree import ProgramTree
from source_text import Edit, SourceText, shown_range

_KINDS: Final = (ast.stmt, ast.Await, ast.Call, ast.ListComp)
"""What is changed; all else need not be shown to the finders."""


def what_if_sites(tree: ast.Module, text: SourceText) -> Iterator[dict[str, Any]]:
    """The sites of changes, in the order of the program."""
    finder = Finder(ProgramTree(tree), text)
    changes = [
        change
        for node in finder.program.nodes
        if isinstance(node, _KINDS)
        for find in (*wait_changes.FINDERS, *overlap_changes.FINDERS)
        for change in find(node, finder)
    ]
    for change in sorted(changes, key=lambda change: change.edits[0].start):
        if _compiles(text.changed(list(change.edits))):
            yield _site(change, finder)


def _compiles(source: str) -> bool:
    try:
        compile(source, "changed.py", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def _site(change: Change, finder: Finder) -> dict[str, Any]:
    text = finder.text
    start, end = shown_range(text, change.statement)
    last = max(edit.end for edit in change.edits if edit.start >= start)
    return {
        "kind": "what-if",
        "change": change.name,
        "idea": change.idea,
        "line": text.source.count("\n", 0, change.edits[0].start) + 1,
        "edits": [_edit(edit, text) for edit in change.edits],
        "shown": [text.utf16(start), text.utf16(max(end, last))],
    }


def _edit(edit: Edit, text: SourceText) -> dict[str, Any]:
    return {"start": text.utf16(edit.start), "end": text.utf16(edit.end), "text": edit.text}
