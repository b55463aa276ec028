"""Nobody asks this task how it went: its exception is reported when the task goes away."""

import asyncio


async def clean(coat):
    await asyncio.sleep(1)
    raise RuntimeError("the colour ran")


async def main():
    ticket = asyncio.create_task(clean("coat"))
    await asyncio.sleep(3)
    print(f"main has bought a new coat. Is the old one done? {ticket.done()}")


asyncio.run(main())
