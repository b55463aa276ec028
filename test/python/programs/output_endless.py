"""A program that prints for ever."""

while True:
    print("x" * 99)
