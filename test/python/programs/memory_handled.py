"""A program that finds out how much memory there is, and goes on."""

kept = []
try:
    while True:
        kept.append(bytearray(16 << 20))
except MemoryError:
    size = len(kept) * 16
    kept.clear()
print("between 16 and 128:", 16 <= size <= 128)
