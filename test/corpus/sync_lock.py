"""asyncio.Lock repairs a lost update and serves its waiters in order."""

import asyncio

balance = 0


async def deposit_unsafe():
    global balance
    seen = balance
    await asyncio.sleep(0.5)
    balance = seen + 10


async def deposit(lock):
    global balance
    async with lock:
        seen = balance
        await asyncio.sleep(0.5)
        balance = seen + 10


async def visitor(name, lock):
    async with lock:
        print(name, "enters")
        await asyncio.sleep(0.5)
        print(name, "leaves")


async def main():
    global balance
    await asyncio.gather(deposit_unsafe(), deposit_unsafe(), deposit_unsafe())
    print("without a lock:", balance)
    balance = 0
    lock = asyncio.Lock()
    await asyncio.gather(deposit(lock), deposit(lock), deposit(lock))
    print("with a lock:", balance)

    visitors = [asyncio.create_task(visitor(name, lock)) for name in "abcd"]
    await asyncio.sleep(0.2)
    print("locked:", lock.locked())
    visitors[2].cancel()
    await asyncio.wait(visitors)
    print("locked:", lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(f"RuntimeError: {error}")


asyncio.run(main())
