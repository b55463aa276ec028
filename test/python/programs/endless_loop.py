"""A loop without an end."""

while True:
    pass
