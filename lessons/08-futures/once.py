"""A future is done once: not earlier, and never again."""

import asyncio


async def main():
    loop = asyncio.get_running_loop()

    parcel = loop.create_future()
    try:
        print(parcel.result())
    except asyncio.InvalidStateError:
        print("Too early: there is no result yet.")

    parcel.set_result("a book")
    print(f"Now the result is {parcel.result()}, and the exception is {parcel.exception()}.")
    try:
        parcel.set_result("another book")
    except asyncio.InvalidStateError:
        print("Too late: it has a result for ever.")

    order = loop.create_future()
    order.cancel()
    print(f"The other order: done is {order.done()}, cancelled is {order.cancelled()}.")


asyncio.run(main())
