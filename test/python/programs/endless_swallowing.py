"""A loop without an end that swallows whatever could stop it."""

while True:
    try:
        while True:
            pass
    except BaseException:
        pass
