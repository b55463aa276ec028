"""A task keeps its exception until somebody asks for it."""

import asyncio


async def clean(coat):
    await asyncio.sleep(1)
    raise RuntimeError("the colour ran")


async def main():
    ticket = asyncio.create_task(clean("coat"))
    await asyncio.sleep(3)
    print(f"main comes to fetch the coat. Is it done? {ticket.done()}")
    try:
        print(await ticket)
    except RuntimeError as error:
        print(f"Sorry: {error}.")


asyncio.run(main())
