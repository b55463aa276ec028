"""A task is a future: its result is what its coroutine returns."""

import asyncio


async def clean(coat):
    await asyncio.sleep(2)
    return f"a clean {coat}"


async def main():
    ticket = asyncio.create_task(clean("coat"))
    print(f"Is the ticket a future? {isinstance(ticket, asyncio.Future)}")
    print(f"After 0 s, done: {ticket.done()}")
    await asyncio.sleep(1)
    print(f"After 1 s, done: {ticket.done()}")
    print(f"After 2 s: {await ticket}")
    print(f"Asked again: {ticket.result()}")


asyncio.run(main())
