"""A future is a box that is empty now and gets its content later."""

import asyncio


async def deliver(parcel):
    await asyncio.sleep(1)
    print("The courier puts something into the box.")
    parcel.set_result("a birthday present")


def ring_the_bell(parcel):
    print("Ding-dong!")


async def main():
    loop = asyncio.get_running_loop()
    parcel = loop.create_future()
    parcel.add_done_callback(ring_the_bell)
    courier = asyncio.create_task(deliver(parcel))

    print(f"Is it here yet? {parcel.done()}")
    content = await parcel
    print(f"It is here: {content}")
    await courier


asyncio.run(main())
