"""Results and errors travel through a chain of 200 awaits in one go."""

import asyncio
import traceback


async def descend(depth):
    if depth == 0:
        await asyncio.sleep(1)
        return 0
    return 1 + await descend(depth - 1)


async def fall(depth):
    if depth == 0:
        await asyncio.sleep(1)
        raise ArithmeticError("from the bottom")
    await fall(depth - 1)


async def relay(depth):
    """The same with a task at each level."""
    if depth == 0:
        return "relayed"
    return await asyncio.create_task(relay(depth - 1))


async def main():
    print(await descend(200))
    try:
        await fall(200)
    except ArithmeticError as error:
        frames = traceback.extract_tb(error.__traceback__)
        print(error, "-", sum(frame.name == "fall" for frame in frames), "frames")
    print(await relay(50))


asyncio.run(main())
