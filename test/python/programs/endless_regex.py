"""A regular expression that tries every way to cut a text into pieces."""

import re

print("start", flush=True)
re.match(r"(a+)+$", "a" * 40 + "b")
