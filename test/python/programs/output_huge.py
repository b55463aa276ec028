"""One line that is far too long."""

print("x" * 20_000_000)
