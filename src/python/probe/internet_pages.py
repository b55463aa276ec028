"""The pages of the simulated internet. One site is written by hand, for the crawler; all others make up theirs."""

import zlib
from html import escape
from typing import Final, NamedTuple


class Page(NamedTuple):
    """One page, and how it behaves."""

    status: int
    text: str
    seconds: float
    content_type: str = "text/html; charset=utf-8"
    failures: int = 0
    """So often it fails with 503 before it works."""
    busy_limit: int = 0
    """More requests than this at once, and the host answers 429; 0: it does not care."""


_ADJECTIVES: Final = "quiet early golden hidden patient curious northern gentle winding hollow silver distant".split()
_NOUNS: Final = "lighthouse orchard harbour library railway garden meadow workshop island market bridge forest".split()
_WORDS: Final = "the of a river light stone and wind old small green with under over morning road letter song".split()

_TITLES: Final = {
    "example.com": "Example Domain",
    "example.org": "Example Domain",
    "python.org": "Welcome to Python.org",
    "www.python.org": "Welcome to Python.org",
    "docs.python.org": "3.14 Documentation",
    "pypi.org": "PyPI · The Python Package Index",
    "wikipedia.org": "Wikipedia",
    "github.com": "GitHub",
}


def page_of(host: str, path: str) -> Page:
    """The page of a host at a path."""
    if host == "bakery.example":
        return _page_of_bakery(path)
    if path == "/robots.txt":
        return Page(200, "User-agent: *\nAllow: /\n", 0.1, "text/plain; charset=utf-8")
    seed = zlib.crc32(f"{host}{path}".encode())
    title = _TITLES.get(host) if path == "/" else None
    links = [f"/{_NOUNS[(seed >> 4 * number) % 12]}/{(seed >> 3 * number) % 90 + 10}" for number in range(3)]
    text = " ".join(_WORDS[(seed >> number % 24) % len(_WORDS)] for number in range(60)).capitalize()
    return Page(200, html(title or _title(seed), text + ".", links), _seconds(host, path))


def _title(seed: int) -> str:
    return f"The {_ADJECTIVES[seed % 12]} {_NOUNS[seed // 12 % 12]}"


def _seconds(host: str, path: str) -> float:
    """A host has its pace, from 0.1 to 0.5 s, to which a page adds as much again."""
    pace, page = zlib.crc32(host.encode()) % 5 + 1, zlib.crc32(path.encode()) % 5 + 1
    return (pace + page) / 10


def html(title: str, text: str, links: list[str]) -> str:
    """A page in HTML."""
    items = "".join(f'  <li><a href="{escape(link)}">{escape(link)}</a></li>\n' for link in links)
    return (
        f"<!doctype html>\n<html>\n<head><title>{escape(title)}</title></head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n<p>{escape(text)}</p>\n<ul>\n{items}</ul>\n</body>\n</html>\n"
    )


# --- bakery.example: 16 pages that have everything in them that can happen to a crawler

_BAKERY_SECONDS: Final = 0.5
_BAKERY_LIMIT: Final = 4
_BAKERY: Final[dict[str, tuple[str, list[str]]]] = {
    "/": ("The Bakery", ["/bread", "/cakes", "/news/1", "/about"]),
    "/bread": ("Bread", ["/", "/bread/rye", "/bread/wheat", "/bread/sourdough"]),
    "/bread/rye": ("Rye bread", ["/bread"]),
    "/bread/wheat": ("Wheat bread", ["/bread", "/bread/rye"]),
    "/bread/sourdough": ("Sourdough", ["/bread", "/recipes"]),
    "/cakes": ("Cakes", ["/", "/cakes/apple", "/cakes/carrot"]),
    "/cakes/apple": ("Apple cake", ["/cakes"]),
    "/cakes/carrot": ("Carrot cake", ["/cakes", "/cakes/apple"]),
    "/news/1": ("We have a new oven", ["/", "/news/2"]),
    "/news/2": ("Flour from the mill", ["/news/3"]),
    "/news/3": ("Open on Sundays", ["/news/1"]),
    "/about": ("About us", ["/", "/jobs", "/archive", "/admin", "http://example.com/"]),
    "/recipes": ("Recipes", ["/bread/sourdough", "/cakes/carrot"]),
    "/archive": ("Everything since 1887", ["/"]),
    "/admin": ("For the baker only", []),
}
_ROBOTS: Final = "User-agent: *\nDisallow: /admin\nCrawl-delay: 0\n"


def _page_of_bakery(path: str) -> Page:
    if path == "/robots.txt":
        return Page(200, _ROBOTS, 0.1, "text/plain; charset=utf-8")
    title, links = _BAKERY.get(path, ("", []))
    if path == "/cakes/carrot":
        return Page(500, html("Internal Server Error", "The oven is broken.", []), _BAKERY_SECONDS)
    if not title:
        return Page(404, html("Not Found", "There is no such page.", []), _BAKERY_SECONDS, busy_limit=_BAKERY_LIMIT)
    return Page(
        200,
        html(title, f"{title}, fresh every day.", links),
        30.0 if path == "/archive" else _BAKERY_SECONDS,
        failures=2 if path == "/bread/rye" else 0,
        busy_limit=_BAKERY_LIMIT,
    )
