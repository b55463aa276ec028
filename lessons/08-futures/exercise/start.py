"""An old weather service that calls back, and a coroutine that would like to await it."""

import asyncio

ANSWERS = {"Oslo": (2, 21), "Rome": (1, 33)}


def ask_station(city, when_known):
    """The old service. It knows nothing of await; leave it as it is."""
    seconds, degrees = ANSWERS[city]
    asyncio.get_running_loop().call_later(seconds, when_known, degrees)


async def temperature(city):
    ask_station(city, print)


async def main():
    oslo, rome = await asyncio.gather(temperature("Oslo"), temperature("Rome"))
    print(f"Oslo {oslo} degrees, Rome {rome} degrees")


asyncio.run(main())
