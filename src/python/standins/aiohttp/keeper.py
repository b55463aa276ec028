"""What aiohttp.web's applications and requests have in common: one can keep things in them."""

from collections.abc import Iterator, MutableMapping
from typing import Any


class Keeper(MutableMapping[Any, Any]):
    """A dictionary that is itself: two are never equal, and an empty one is true."""

    def __init__(self) -> None:
        self._state: dict[Any, Any] = {}

    def __getitem__(self, key: Any) -> Any:
        return self._state[key]

    def __setitem__(self, key: Any, value: Any) -> None:
        self._state[key] = value

    def __delitem__(self, key: Any) -> None:
        del self._state[key]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._state)

    def __len__(self) -> int:
        return len(self._state)

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)
