"""What yarl is for the real aiohttp: URLs, and dictionaries with several values for a key."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit


class MultiDict(Mapping[str, str]):
    """A dictionary in which a key can have several values. `[]` gives the first."""

    @staticmethod
    def _fold(key: str) -> str:
        return key

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = list(pairs)

    def __getitem__(self, key: str) -> str:
        wanted = self._fold(key)
        for known, value in self._pairs:
            if self._fold(known) == wanted:
                return value
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._fold(key) in (self._fold(known) for known, _ in self._pairs)

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def items(self) -> Any:
        return list(self._pairs)

    def values(self) -> Any:
        return [value for _, value in self._pairs]

    def getone(self, key: str, *default: Any) -> Any:
        return self.get(key, *default) if default else self[key]

    def getall(self, key: str, *default: Any) -> Any:
        found = [value for known, value in self._pairs if self._fold(known) == self._fold(key)]
        if found or not default:
            return found or [self[key]]
        return default[0]

    def __repr__(self) -> str:
        inside = ", ".join(f"{key!r}: {value!r}" for key, value in self._pairs)
        return f"<{type(self).__name__}({inside})>"


class CIMultiDict(MultiDict):
    """The same, without regard to case: headers. This one can be changed."""

    @staticmethod
    def _fold(key: str) -> str:
        return key.lower()

    def __setitem__(self, key: str, value: Any) -> None:
        if key in self:
            del self[key]
        self._pairs.append((key, str(value)))

    def __delitem__(self, key: str) -> None:
        self._pairs = [pair for pair in self._pairs if self._fold(pair[0]) != self._fold(key)]

    def setdefault(self, key: str, value: Any) -> str:
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, other: Any) -> None:
        for key, value in other.items() if hasattr(other, "items") else other or ():
            self[key] = value

    def add(self, key: str, value: Any) -> None:
        self._pairs.append((key, str(value)))

    def pop(self, key: str, *default: Any) -> Any:
        value = self.get(key, *default) if default else self[key]
        if key in self:
            del self[key]
        return value


class URL(str):
    """A URL. (The real one is no str, but prints like this.)"""

    def __repr__(self) -> str:
        return f"URL({str(self)!r})"

    @property
    def scheme(self) -> str:
        return urlsplit(self).scheme

    @property
    def host(self) -> str | None:
        return urlsplit(self).hostname

    @property
    def port(self) -> int | None:
        return urlsplit(self).port or {"http": 80, "https": 443, "ws": 80, "wss": 443}.get(self.scheme)

    @property
    def path(self) -> str:
        return unquote(urlsplit(self).path) or ("/" if self.host else "")

    @property
    def raw_path(self) -> str:
        return urlsplit(self).path or "/"

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def parts(self) -> tuple[str, ...]:
        return ("/", *self.path.strip("/").split("/")) if self.path.startswith("/") else tuple(self.path.split("/"))

    @property
    def query(self) -> MultiDict:
        return MultiDict(parse_qsl(urlsplit(self).query, keep_blank_values=True))

    @property
    def query_string(self) -> str:
        return unquote(urlsplit(self).query)

    @property
    def path_qs(self) -> str:
        return self.path + (f"?{self.query_string}" if self.query_string else "")

    @property
    def fragment(self) -> str:
        return urlsplit(self).fragment

    @property
    def parent(self) -> "URL":
        return URL(urlsplit(self)._replace(path=self.path.rpartition("/")[0] or "/", query="", fragment="").geturl())

    def origin(self) -> "URL":
        return URL(urlsplit(self)._replace(path="", query="", fragment="").geturl())

    def is_absolute(self) -> bool:
        return bool(self.host)

    def join(self, other: Any) -> "URL":
        return URL(urljoin(self, str(other)))

    def with_path(self, path: str) -> "URL":
        return URL(urlsplit(self)._replace(path=path, query="", fragment="").geturl())

    def with_query(self, query: Any = None, **more: Any) -> "URL":
        return URL(urlsplit(self)._replace(query=_encoded(query or more)).geturl())

    def update_query(self, query: Any = None, **more: Any) -> "URL":
        both = [*parse_qsl(urlsplit(self).query, keep_blank_values=True), *parse_qsl(_encoded(query or more))]
        return URL(urlsplit(self)._replace(query=urlencode(dict(both))).geturl())

    def __truediv__(self, name: str) -> "URL":
        return self.with_path(f"{self.path.rstrip('/')}/{name}")

    def human_repr(self) -> str:
        return unquote(self)


def _encoded(query: Any) -> str:
    if isinstance(query, str):
        return query
    pairs = query.items() if hasattr(query, "items") else query or ()
    for _key, value in pairs:
        if isinstance(value, bool) or value is None:
            raise TypeError(
                f"Invalid variable type: value should be str, int or float, got {value!r} of type {type(value)}"
            )
    return urlencode(list(pairs))


def prepared(url: Any, base: Any, params: Any) -> URL:
    """The URL of a request."""
    made = URL(urljoin(str(base), str(url)) if base else str(url))
    if params:
        old = urlsplit(made).query
        made = URL(urlsplit(made)._replace(query="&".join(part for part in (old, _encoded(params)) if part)).geturl())
    parts = urlsplit(made)
    if parts.scheme and parts.hostname and not parts.path:
        made = URL(parts._replace(path="/").geturl())
    return URL(urlsplit(made)._replace(fragment="").geturl())
