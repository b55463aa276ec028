"""as_completed hands out results in the order of finishing."""

import asyncio


async def job(name, seconds):
    await asyncio.sleep(seconds)
    if name == "bad":
        raise ValueError(name)
    return name


async def main():
    jobs = [job("slow", 3), job("quick", 1), job("bad", 2)]
    for next_done in asyncio.as_completed(jobs):
        try:
            print("result:", await next_done)
        except ValueError as error:
            print("error:", error)

    tasks = [asyncio.create_task(job(f"{n} s", n)) for n in (4, 1, 2)]
    try:
        for next_done in asyncio.as_completed(tasks, timeout=3):
            print("in time:", await next_done)
    except TimeoutError:
        print("too late:", sum(not task.done() for task in tasks), "still running")
    print(await tasks[0])


asyncio.run(main())
