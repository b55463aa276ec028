"""A ship calls the lighthouse, and after each failure it waits twice as long."""

import asyncio

calls = 0


async def call_lighthouse():
    global calls
    calls += 1
    if calls < 4:
        raise ConnectionError(f"call {calls}: only noise")
    return f"call {calls}: fog ahead, keep left"


async def with_retries(operation, attempts):
    for attempt in range(attempts):
        try:
            return await operation()
        except ConnectionError as error:
            if attempt == attempts - 1:
                raise
            seconds = 2**attempt
            print(f"{error}, next call in {seconds} s")
            await asyncio.sleep(seconds)


async def main():
    print(await with_retries(call_lighthouse, attempts=5))


asyncio.run(main())
