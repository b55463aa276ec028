"""A function that calls itself for ever, and has taken away Python's own limit."""

import sys


class Attributes:
    def __getattr__(self, name):
        return getattr(self, name + "x")


sys.setrecursionlimit(10**9)
Attributes().a
