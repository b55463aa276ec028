"""Exponential backoff: wait 0.5, 1, 2 s, then give up with the last error."""

import asyncio


class Flaky:
    """Fails a number of times before it works."""

    def __init__(self, failures):
        self.failures = failures

    async def __call__(self):
        await asyncio.sleep(0.5)
        if self.failures:
            self.failures -= 1
            raise ConnectionError(f"{self.failures} more to come")
        return "connected"


async def retry(operation, attempts=4, pause=0.5):
    for attempt in range(1, attempts + 1):
        try:
            return await operation()
        except ConnectionError as error:
            if attempt == attempts:
                error.add_note(f"gave up after {attempts} attempts")
                raise
            print(f"  attempt {attempt}: {error}; next in {pause} s")
            await asyncio.sleep(pause)
            pause *= 2


async def main():
    loop = asyncio.get_running_loop()
    for failures in (0, 2, 5):
        start = loop.time()
        try:
            outcome = await retry(Flaky(failures))
        except ConnectionError as error:
            outcome = f"{error} ({error.__notes__[0]})"
        # Rounded to half seconds: all that happens here happens on them.
        elapsed = round(2 * (loop.time() - start)) / 2
        print(f"{outcome} after {elapsed} s")

    try:
        async with asyncio.timeout(1.25):
            await retry(Flaky(9))
    except TimeoutError:
        print("a timeout over all attempts")


asyncio.run(main())
