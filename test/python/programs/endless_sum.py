"""One call in C that takes far too long and never looks for signals."""

print("start", flush=True)
print(sum(range(3 * 10**9)))
