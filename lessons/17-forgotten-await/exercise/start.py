"""A night at the hotel: three times, somebody forgets to wait."""

import asyncio


async def is_free(room):
    await asyncio.sleep(0.5)
    return room != 13


async def clean(room):
    await asyncio.sleep(1)
    print(f"room {room}: clean")


async def write_bill(room):
    await asyncio.sleep(1)
    print(f"room {room}: bill written")


async def check_in(room):
    if not is_free(room):
        print(f"room {room}: taken")
        return
    clean(room)
    print(f"room {room}: welcome")
    asyncio.create_task(write_bill(room))


async def main():
    await check_in(12)
    await check_in(13)


asyncio.run(main())
