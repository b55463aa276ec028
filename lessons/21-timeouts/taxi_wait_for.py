"""wait_for: a timeout for one awaitable, in one line."""

import asyncio


async def call(company, seconds):
    await asyncio.sleep(seconds)
    return f"{company}: a taxi is coming"


async def main():
    try:
        print(await asyncio.wait_for(call("Blue Taxi", 5), timeout=2))
    except TimeoutError:
        print("no answer, and the call is cancelled")


asyncio.run(main())
