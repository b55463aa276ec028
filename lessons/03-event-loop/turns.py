"""One counter, three customers: who steps aside goes to the end of the queue."""

import asyncio


async def ada():
    print("Ada posts a letter.")
    await asyncio.sleep(0)  # steps aside and queues again at once
    print("Ada buys a stamp.")


async def ben():
    print("Ben asks for a form.")
    await asyncio.sleep(0)
    print("Ben signs the form.")
    await asyncio.sleep(0)
    print("Ben hands in the form.")


async def cleo():
    print("Cleo fetches a parcel.")


async def main():
    await asyncio.gather(ada(), ben(), cleo())


asyncio.run(main())
