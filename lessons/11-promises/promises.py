"""Calling an async function: in Python nothing runs yet."""

import asyncio


async def brew(drink):
    print(f"{drink}: started")
    await asyncio.sleep(0.2)
    print(f"{drink}: ready")
    return f"a cup of {drink}"


async def main():
    order = brew("tea")
    print("main: I have ordered tea")
    await asyncio.sleep(0.1)
    print("main: I have found a cup")
    print(f"main: I have {await order}")


asyncio.run(main())
