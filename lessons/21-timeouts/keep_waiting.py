"""asyncio.wait looks at the clock and cancels nobody."""

import asyncio


async def call(company, seconds):
    await asyncio.sleep(seconds)
    return f"{company}: a taxi is coming"


async def main():
    red = asyncio.create_task(call("Red Taxi", 1), name="red taxi")
    blue = asyncio.create_task(call("Blue Taxi", 5), name="blue taxi")
    done, pending = await asyncio.wait([red, blue], timeout=2)
    print(f"after 2 s: {len(done)} has answered, {len(pending)} has not")
    print(red.result())
    print(await blue)


asyncio.run(main())
