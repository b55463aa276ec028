"""Somebody's own module, which happens to be called requests."""

WHOSE = "the program's own requests"
