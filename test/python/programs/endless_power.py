"""One call in C that takes far too long: a number of 84 million digits."""

print("start", flush=True)
print((7 ** (10**8)) % 10)
