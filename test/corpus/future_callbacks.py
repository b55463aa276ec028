"""Done callbacks run in order at the next pass; every waiter wakes in order too."""

import asyncio


async def wait_for(future, name):
    try:
        print(name, "got", await future)
    except asyncio.CancelledError:
        print(name, "cancelled")


def report(future):
    print("callback:", future.result())


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda _: print("first"))
    future.add_done_callback(report)
    future.add_done_callback(report)
    future.add_done_callback(lambda _: print("last"))
    print("removed:", future.remove_done_callback(report))
    future.add_done_callback(report)
    future.set_result("value")
    print("set, no callback has run yet")
    await asyncio.sleep(0)
    future.add_done_callback(lambda _: print("added late, still called"))
    print("awaiting a finished future does not give way:", await future)
    await asyncio.sleep(0)

    future = loop.create_future()
    waiters = [asyncio.create_task(wait_for(future, name)) for name in "abc"]
    await asyncio.sleep(1)
    waiters[1].cancel()
    await asyncio.wait(waiters)
    print("cancelling one waiter cancelled the future:", future.cancelled())

    task = asyncio.create_task(asyncio.sleep(1, "slept"))
    task.add_done_callback(report)
    await task
    print("main goes on after the callback")


asyncio.run(main())
