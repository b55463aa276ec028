"""call_soon puts a call into the ready queue: first in, first out, and not at once."""

import asyncio


def say(text):
    print(f"callback: {text}")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, say, "a second later")
    loop.call_soon(say, "first in the queue")
    loop.call_soon(say, "second in the queue")
    print("main: I am still running")
    await asyncio.sleep(0)
    print("main: my turn again")
    await asyncio.sleep(2)


asyncio.run(main())
