"""A Barrier holds tasks until enough have arrived, or until it is broken."""

import asyncio


async def hiker(name, seconds, barrier):
    await asyncio.sleep(seconds)
    print(name, "arrives")
    try:
        position = await barrier.wait()
    except asyncio.BrokenBarrierError:
        print(name, "finds the barrier broken")
        return None
    print(name, "goes on, position", position)
    return position


async def main():
    barrier = asyncio.Barrier(3)
    print("parties:", barrier.parties)
    await asyncio.gather(*(hiker(n, s, barrier) for n, s in zip("abc", (1, 3, 2))))

    print("again, with the same barrier")
    hikers = [asyncio.create_task(hiker("d", 1, barrier))]
    await asyncio.sleep(2)
    print("waiting:", barrier.n_waiting)
    hikers.append(asyncio.create_task(hiker("e", 1, barrier)))
    await asyncio.sleep(2)
    await barrier.abort()
    print("broken:", barrier.broken)
    print(await asyncio.gather(*hikers))
    await barrier.reset()
    print("broken:", barrier.broken)

    async with asyncio.timeout(1):
        async with asyncio.Barrier(1) as position:
            print("alone:", position)


asyncio.run(main())
