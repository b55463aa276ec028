"""Headers, and names for status codes."""

from collections.abc import Iterator, Mapping, MutableMapping
from http import HTTPStatus
from types import SimpleNamespace
from typing import Any


class CaseInsensitiveDict(MutableMapping[str, Any]):
    """A dictionary whose keys are compared without regard to case."""

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        self._store: dict[str, tuple[str, Any]] = {}
        self.update(data or {}, **kwargs)

    def __setitem__(self, key: str, value: Any) -> None:
        self._store[key.lower()] = (key, value)

    def __getitem__(self, key: str) -> Any:
        return self._store[key.lower()][1]

    def __delitem__(self, key: str) -> None:
        del self._store[key.lower()]

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self._store.values())

    def __len__(self) -> int:
        return len(self._store)

    def copy(self) -> "CaseInsensitiveDict":
        return CaseInsensitiveDict(dict(self.items()))

    def __repr__(self) -> str:
        return str(dict(self.items()))


codes = SimpleNamespace(**{status.name.lower(): status.value for status in HTTPStatus})
codes.__dict__.update({status.name: status.value for status in HTTPStatus})
