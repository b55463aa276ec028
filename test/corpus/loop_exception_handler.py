"""Errors that reach nobody go to the loop's exception handler, by default to stderr."""

import asyncio
import gc


def boom():
    raise ValueError("boom")


async def fail():
    raise KeyError("nobody asks")


def handler(loop, context):
    headline = context["message"].partition("(")[0]
    print(f"handler: {headline}: {context['exception']!r}")


def failing_handler(loop, context):
    raise ZeroDivisionError("the handler itself fails")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    print("installed:", loop.get_exception_handler() is handler)

    loop.call_soon(boom)
    loop.call_later(1, boom)
    await asyncio.sleep(2)

    future = loop.create_future()
    future.add_done_callback(lambda _: boom())
    future.set_result(None)
    await asyncio.sleep(0)

    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    gc.collect()

    loop.call_exception_handler({"message": "my own", "exception": OSError("x")})

    loop.set_exception_handler(None)
    loop.call_soon(boom)
    await asyncio.sleep(0)
    loop.set_exception_handler(failing_handler)
    loop.call_soon(boom)
    await asyncio.sleep(0)
    print("the loop goes on")


asyncio.run(main())
