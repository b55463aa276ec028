"""Something goes wrong in the reading room. The door is locked all the same."""

import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def reading_room():
    print("unlocking the door")
    await asyncio.sleep(1)
    try:
        yield "the old map"
    finally:
        print("locking the door")
        await asyncio.sleep(1)


async def main():
    try:
        async with reading_room() as treasure:
            print(f"unfolding {treasure}")
            raise ValueError("the map is torn")
    except ValueError as error:
        print(f"librarian: {error}")


asyncio.run(main())
