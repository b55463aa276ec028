"""A list in a list in a list, a hundred thousand times, given to code in C that follows it down."""

import json

nested = []
for _ in range(100_000):
    nested = [nested]
print("start", flush=True)
json.dumps(nested)
