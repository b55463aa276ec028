"""An uncaught error prints a traceback with its cause and ends with code 1."""
# exit: 1

import asyncio


async def parse(text):
    await asyncio.sleep(0.5)
    return int(text)


async def load(name):
    try:
        return await parse(name)
    except ValueError as error:
        raise RuntimeError(f"cannot load {name!r}") from error


async def background():
    try:
        await asyncio.sleep(10)
    finally:
        print("background task is cancelled first")


async def main():
    task = asyncio.create_task(background())
    try:
        print(await load("42"))
        print(await load("forty-two"))
    except RuntimeError:
        print("still pending:", not task.done())
        raise


asyncio.run(main())
