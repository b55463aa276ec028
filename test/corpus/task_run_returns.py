"""A coroutine runs only when awaited, once; asyncio.run gives back what it returns."""

import asyncio


async def greet(name):
    print(f"greeting {name}")
    await asyncio.sleep(1)
    return f"hello {name}"


async def main():
    later = greet("Ada")
    print("nothing has run yet")
    print(await later)
    print(await greet("Grace"))
    try:
        await later
    except RuntimeError as error:
        print(f"RuntimeError: {error}")
    return 42


print(asyncio.run(main()))
