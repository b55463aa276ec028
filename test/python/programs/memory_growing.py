"""A list that grows for ever."""

kept = []
while True:
    kept.append("x" * 1_000 + str(len(kept)))
