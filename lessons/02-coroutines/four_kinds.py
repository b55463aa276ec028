"""Four things that can be awaited, and one that cannot."""

import asyncio


async def answer(text):
    await asyncio.sleep(1)
    return text


class Letter:
    """Whoever awaits a letter gets what is written in it, a second later."""

    def __init__(self, text):
        self.text = text

    def __await__(self):
        yield from asyncio.sleep(1).__await__()
        return self.text


async def main():
    print(await answer("a coroutine"))
    print(await asyncio.create_task(answer("a task")))

    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(1, future.set_result, "a future")
    print(await future)

    print(await Letter("an object with __await__"))
    try:
        await 42
    except TypeError:
        print("but not the number 42")


asyncio.run(main())
