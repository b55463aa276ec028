"""A future is pending, then finished or cancelled, once and for all."""

import asyncio


def attempt(action, *args):
    try:
        print(f"  {action.__name__}: {action(*args)}")
    except (asyncio.InvalidStateError, asyncio.CancelledError, ValueError) as error:
        print(f"  {action.__name__}: {type(error).__name__}")


def describe(title, future):
    print(f"{title}: done {future.done()}, cancelled {future.cancelled()}")
    attempt(future.result)
    attempt(future.exception)


async def main():
    loop = asyncio.get_running_loop()

    future = loop.create_future()
    describe("pending", future)
    loop.call_later(1, future.set_result, "value")
    print("awaited:", await future)
    describe("finished", future)
    attempt(future.set_result, "again")
    attempt(future.cancel)

    future = loop.create_future()
    loop.call_later(1, future.set_exception, ValueError("bad"))
    try:
        await future
    except ValueError as error:
        print("awaited:", error)
    describe("failed", future)

    future = loop.create_future()
    future.cancel("no longer needed")
    describe("cancelled", future)
    try:
        await future
    except asyncio.CancelledError as error:
        print("awaited:", error.args)


asyncio.run(main())
