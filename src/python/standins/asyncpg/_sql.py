"""From PostgreSQL's SQL to SQLite's: what lessons and curious learners write, token by token."""

import re
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"""
    (?P<space>\s+|--[^\n]*|/\*.*?\*/)
  | (?P<string>[eE]?'(?:[^']|'')*')
  | (?P<quoted>"[^"]+")
  | (?P<param>\$\d+)
  | (?P<number>\d+(?:\.\d+)?)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<mark>::|<=|>=|<>|!=|\|\||->>|->|.)
    """,
    re.VERBOSE | re.DOTALL,
)

_TYPES: Final = {
    "SERIAL": "INTEGER",
    "BIGSERIAL": "INTEGER",
    "SMALLSERIAL": "INTEGER",
    "INT": "INTEGER",
    "INT4": "INTEGER",
    "INT8": "INTEGER",
    "BIGINT": "INTEGER",
    "SMALLINT": "INTEGER",
    "FLOAT8": "REAL",
    "FLOAT": "REAL",
    "VARCHAR": "TEXT",
    "CHAR": "TEXT",
    "BOOL": "BOOLEAN",
    "JSONB": "TEXT",
    "JSON": "TEXT",
    "UUID": "TEXT",
    "BYTEA": "BLOB",
    "DECIMAL": "NUMERIC",
}
_FUNCTIONS: Final = {"GREATEST": "max", "LEAST": "min", "STRING_AGG": "group_concat"}
_SERIES: Final = re.compile(
    r"generate_series\s*\(([^(),]+),([^()]+)\)(?:\s+(?:AS\s+)?(?!WHERE|ORDER|LIMIT)(\w+))?", re.I
)
_FOR_UPDATE: Final = re.compile(r"\bFOR\s+(?:NO\s+KEY\s+)?UPDATE\s*;?\s*$", re.I)


class Statement(NamedTuple):
    """One statement, translated."""

    text: str
    command: str
    """Its first words, in capitals: SELECT, CREATE TABLE."""
    locking: str
    """For SELECT ... FOR UPDATE: a statement that touches the same rows."""

    @property
    def is_query(self) -> bool:
        return self.command in ("SELECT", "VALUES", "WITH") or bool(re.search(r"\bRETURNING\b", self.text, re.I))


def split(script: str) -> list[str]:
    """The statements of a script."""
    parts, current = [], ""
    for match in _TOKEN.finditer(script):
        if match[0] == ";":
            parts.append(current)
            current = ""
        elif not (match.lastgroup == "space" and match[0].startswith(("--", "/*"))):
            current += match[0]
    return [part.strip() for part in [*parts, current] if part.strip()]


def translate(query: str) -> Statement:
    """A statement for SQLite."""
    text, locking = query, ""
    if _FOR_UPDATE.search(text):
        text = _FOR_UPDATE.sub("", text)
        locking = _touching(text)
    text = _SERIES.sub(_series, text)
    tokens = [(match.lastgroup or "", match[0]) for match in _TOKEN.finditer(text)]
    words = [token.upper() for kind, token in tokens if kind == "word"][:2]
    translated = _translate_tokens(tokens)
    command = " ".join(words) if words[:1] in (["CREATE"], ["DROP"], ["ALTER"], ["TRUNCATE"]) else (words or [""])[0]
    return Statement(translated, command, _translate_tokens(_tokens_of(locking)))


def _tokens_of(text: str) -> list[tuple[str, str]]:
    return [(match.lastgroup or "", match[0]) for match in _TOKEN.finditer(text)]


def _touching(select: str) -> str:
    """`SELECT ... FROM t WHERE ...` as an UPDATE that changes nothing."""
    match = re.search(r"\bFROM\s+(\w+)\b(.*)$", select, re.I | re.S)
    if match is None:
        return ""
    return f"UPDATE {match[1]} SET rowid = rowid WHERE rowid IN (SELECT rowid FROM {match[1]}{match[2]})"


def _series(match: re.Match[str]) -> str:
    start, stop, alias = match[1].strip(), match[2].strip(), match[3] or "generate_series"
    return (
        f"(WITH RECURSIVE s({alias}) AS (SELECT {start} WHERE {start} <= {stop} "
        f"UNION ALL SELECT {alias} + 1 FROM s WHERE {alias} < {stop}) SELECT {alias} FROM s) AS {alias}"
    )


def _translate_tokens(tokens: list[tuple[str, str]]) -> str:
    out: list[str] = []
    index = 0
    is_definition = [token.upper() for kind, token in tokens if kind == "word"][:2] in (
        ["CREATE", "TABLE"],
        ["ALTER", "TABLE"],
    )
    while index < len(tokens):
        kind, token = tokens[index]
        upper = token.upper()
        if kind == "param":
            out.append(f"?{token[1:]}")
        elif token == "::":
            index = _cast(tokens, index, out)
        elif kind == "string" and token[0] in "eE":
            out.append(token[1:].replace("\\n", "\n"))
        elif kind == "word" and upper == "ANY" and _last(out) == "=":
            index = _any(tokens, index, out)
        elif kind == "word" and upper == "ILIKE":
            out.append("MATCH")
        elif kind == "word" and upper in ("CURRENT_TIMESTAMP", "LOCALTIMESTAMP"):
            out.append("now()")
        elif kind == "word" and is_definition and (upper in _TYPES or upper in ("GENERATED", "DOUBLE")):
            index = _define(tokens, index, out)
        elif kind == "word" and is_definition and upper == "DEFAULT":
            index = _default(tokens, index, out)
        elif kind == "word" and upper in _FUNCTIONS:
            out.append(_FUNCTIONS[upper])
        else:
            out.append(token)
        index += 1
    return "".join(out).replace("INTEGER  PRIMARY KEY", "INTEGER PRIMARY KEY")


def _last(out: list[str]) -> str:
    return next((token for token in reversed(out) if token.strip()), "")


def _cast(tokens: list[tuple[str, str]], index: int, out: list[str]) -> int:
    """`value::type`; index is that of the colons. Gives the index of the last token that was used up."""
    name = tokens[index + 1][1].upper()
    end = index + 1
    while end + 1 < len(tokens) and tokens[end + 1][1] in "[](0123456789":
        end += 1
    affinity = _TYPES.get(name, name)
    if affinity in ("INTEGER", "REAL", "TEXT", "NUMERIC") and tokens[index + 2 : index + 3] != [("mark", "[")] and out:
        operand = out[-1]
        if operand not in (")", " "):
            out[-1] = f"CAST({operand} AS {affinity})"
    return end


def _any(tokens: list[tuple[str, str]], index: int, out: list[str]) -> int:
    """`= ANY($1)`: the argument is a list, which is handed over as JSON."""
    position = len(out) - 1 - next(i for i, token in enumerate(reversed(out)) if token.strip())
    param = next(token for kind, token in tokens[index:] if kind == "param")
    out[position:] = [f"IN (SELECT value FROM json_each(?{param[1:]}))"]
    return next(i for i in range(index, len(tokens)) if tokens[i][1] == ")")


def _default(tokens: list[tuple[str, str]], index: int, out: list[str]) -> int:
    """A default that is computed needs parentheses."""
    out.append("DEFAULT ")
    start = next(i for i in range(index + 1, len(tokens)) if tokens[i][0] != "space")
    if tokens[start][1].upper() in ("CURRENT_TIMESTAMP", "LOCALTIMESTAMP"):
        out.append("(now())")
        return start
    if tokens[start][0] != "word" or tokens[start + 1 : start + 2] != [("mark", "(")]:
        return start - 1
    end = next(i for i in range(start, len(tokens)) if tokens[i][1] == ")")
    out.append("(" + "".join(token for _, token in tokens[start : end + 1]) + ")")
    return end


def _define(tokens: list[tuple[str, str]], index: int, out: list[str]) -> int:
    """A type in CREATE TABLE."""
    upper = tokens[index][1].upper()
    if upper == "DOUBLE":
        out.append("REAL")
        return index + 2
    if upper == "GENERATED":
        # GENERATED { ALWAYS | BY DEFAULT } AS IDENTITY
        return next(i for i in range(index, len(tokens)) if tokens[i][1].upper() == "IDENTITY")
    out.append(_TYPES[upper])
    return index
