"""call_soon is first in, first out; timers go by deadline; both can be cancelled."""

import asyncio
import functools


def say(text):
    print(text)


async def main():
    loop = asyncio.get_running_loop()

    def nested():
        say("soon 2")
        loop.call_soon(say, "added by soon 2")

    loop.call_soon(say, "soon 1")
    loop.call_soon(nested)
    loop.call_soon(functools.partial(print, "soon 3", "with keyword", sep=" - "))
    dropped = loop.call_soon(say, "never")
    dropped.cancel()
    say("main goes first")
    await asyncio.sleep(1)

    base = loop.time()
    loop.call_at(base + 1.5, say, "at 1.5")
    loop.call_later(1, say, "later 1")
    loop.call_at(base + 0.5, say, "at 0.5")
    timer = loop.call_later(2, say, "never")
    print("due in 2 s:", round(timer.when() - base))
    loop.call_later(1, timer.cancel)
    loop.call_at(base - 5, say, "overdue: at once")
    loop.call_later(0, say, "later 0")
    loop.call_soon(say, "soon comes before timers that are due")
    await asyncio.sleep(2.5)
    print("cancelled:", dropped.cancelled(), timer.cancelled())


asyncio.run(main())
