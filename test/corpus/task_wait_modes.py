"""asyncio.wait returns at the first result, the first error, the end, or a timeout."""

import asyncio


async def job(name, seconds, fails=False):
    await asyncio.sleep(seconds)
    if fails:
        raise ValueError(name)
    return name


def start_jobs():
    return [
        asyncio.create_task(job("quick", 1), name="quick"),
        asyncio.create_task(job("broken", 2, fails=True), name="broken"),
        asyncio.create_task(job("slow", 3), name="slow"),
    ]


def names(tasks):
    return sorted(task.get_name() for task in tasks)


async def main():
    start = asyncio.get_running_loop().time()
    for mode in (
        asyncio.FIRST_COMPLETED,
        asyncio.FIRST_EXCEPTION,
        asyncio.ALL_COMPLETED,
    ):
        done, pending = await asyncio.wait(start_jobs(), return_when=mode)
        elapsed = asyncio.get_running_loop().time() - start
        print(mode, f"at {elapsed:.0f} s: done {names(done)}, pending {names(pending)}")
        for task in pending:
            task.cancel()
        await asyncio.gather(*done, *pending, return_exceptions=True)

    tasks = start_jobs()
    done, pending = await asyncio.wait(tasks, timeout=1.5)
    print(f"timeout: done {names(done)}, pending {names(pending)}, nothing cancelled")
    print(await asyncio.gather(*tasks, return_exceptions=True))


asyncio.run(main())
