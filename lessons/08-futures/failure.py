"""A future can also end with an exception: it comes out where the future is awaited."""

import asyncio


async def deliver(parcel):
    await asyncio.sleep(1)
    print("The courier has bad news.")
    parcel.set_exception(LookupError("no such address"))


async def main():
    loop = asyncio.get_running_loop()
    parcel = loop.create_future()
    courier = asyncio.create_task(deliver(parcel))

    print(f"Is it here yet? {parcel.done()}")
    try:
        content = await parcel
        print(f"It is here: {content}")
    except LookupError as error:
        print(f"It will not come: {error}")
    await courier


asyncio.run(main())
