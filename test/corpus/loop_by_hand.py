"""A loop can be driven by hand: run until complete, run forever, stop, close."""

import asyncio


async def job(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "done")
    return name


def tick(loop, count):
    print("tick", count)
    if count == 3:
        loop.stop()
    else:
        loop.call_later(1, tick, loop, count + 1)


loop = asyncio.new_event_loop()
print(loop.run_until_complete(job("first", 1)))

task = loop.create_task(job("outlives its run", 2))
loop.run_until_complete(asyncio.wait_for(job("second", 1), 5))
print("task done:", task.done())
loop.run_until_complete(task)

loop.call_soon(tick, loop, 1)
loop.run_forever()
print("stopped, running:", loop.is_running())

loop.call_later(1, loop.stop)
future = loop.create_future()
try:
    loop.run_until_complete(future)
except RuntimeError as error:
    print(error)
loop.stop()
loop.call_soon(print, "stop before run: one pass")
loop.run_forever()

loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
