"""Functions that call themselves for ever: plain, async, and with C in between."""

import asyncio


def plain(depth):
    return plain(depth + 1)


async def waiting(depth):
    return await waiting(depth + 1)


class Attributes:
    def __getattr__(self, name):
        return getattr(self, name + "x")


class Shown:
    def __repr__(self):
        return repr(self)


def sorting(_):
    return sorted([1, 2], key=sorting)


def attempt(name, function):
    try:
        function()
    except RecursionError:
        print(name)


attempt("plain", lambda: plain(0))
attempt("async", lambda: asyncio.run(waiting(0)))
attempt("getattr", lambda: Attributes().a)
attempt("repr", lambda: repr(Shown()))
attempt("sorted", lambda: sorting(0))
