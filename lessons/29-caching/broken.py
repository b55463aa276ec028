"""The first request fails. Its failure must not be remembered."""

import asyncio

remembered = {}
requests = 0


async def ask_station(city):
    global requests
    requests += 1
    await asyncio.sleep(1)
    if requests == 1:
        raise ConnectionError("no line to the station")
    return f"{city}: sunny"


async def forecast(city):
    if city not in remembered:
        remembered[city] = asyncio.create_task(ask_station(city))
    return await remembered[city]


async def main():
    for attempt in range(1, 4):
        try:
            print(f"attempt {attempt}: {await forecast('Oslo')}")
        except ConnectionError as error:
            print(f"attempt {attempt}: {error}")


asyncio.run(main())
