import asyncio


class OutOfStock(Exception):
    pass


async def reserve(item, delay):
    await asyncio.sleep(delay)
    if item == "lamp":
        raise OutOfStock(item)
    print(f"reserved {item}")
    return item


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(reserve("chair", 1))
            tg.create_task(reserve("lamp", 2))
            tg.create_task(reserve("table", 3))
    except* OutOfStock as group:
        print("failed:", [str(error) for error in group.exceptions])
    print("order closed")


asyncio.run(main())
