"""Timers with the very same deadline fire in heap order, not in call order."""

import asyncio


async def fire_together(count):
    loop = asyncio.get_running_loop()
    when = loop.time() + 1
    fired = []
    done = loop.create_future()
    for number in range(count):
        loop.call_at(when, fired.append, number)
    loop.call_at(when + 0.5, done.set_result, None)
    await done
    return fired


async def main():
    for count in (1, 2, 3, 5, 7, 12):
        print(count, "timers:", await fire_together(count))


asyncio.run(main())
