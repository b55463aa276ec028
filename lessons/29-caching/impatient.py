"""Three visitors share one request. The first one gives up after half a second."""

import asyncio

shared = None


async def ask_station():
    await asyncio.sleep(1)
    return "sunny"


async def forecast():
    global shared
    if shared is None:
        shared = asyncio.create_task(ask_station())
    return await shared


async def visit(name, patience):
    try:
        async with asyncio.timeout(patience):
            print(f"{name}: {await forecast()}")
    except TimeoutError:
        print(f"{name}: never mind")
    except asyncio.CancelledError:
        print(f"{name}: who has cancelled my request?")


async def main():
    await asyncio.gather(visit("Ida", 0.5), visit("Jon", 5), visit("Kim", 5))


asyncio.run(main())
