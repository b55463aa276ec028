"""Where a program can be changed: constants that can vary, and single changes worth asking about.

Runs in the embedded Python, as a program of its own: each line of standard input is a source as a JSON string, each
line of standard output the sites of that source as JSON (site.ts says what they look like).
"""

import ast
import json
import sys
from typing import Any

from constants import constant_sites
from source_text import SourceText
from what_if import what_if_sites


def sites(source: str) -> list[dict[str, Any]]:
    """The sites of a source; none for one that does not compile."""
    try:
        tree = ast.parse(source)
        text = SourceText(source)
        return [*constant_sites(tree, text), *what_if_sites(tree, text)]
    except (SyntaxError, ValueError, RecursionError):
        return []


def main() -> None:
    """Answers until the input ends."""
    for line in sys.stdin:
        print(json.dumps(sites(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
