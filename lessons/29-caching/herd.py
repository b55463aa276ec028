"""Ten visitors want the same forecast at the same time. The results are remembered."""

import asyncio

remembered = {}
requests = 0


async def ask_station(city):
    global requests
    requests += 1
    await asyncio.sleep(1)
    return f"{city}: sunny"


async def forecast(city):
    if city not in remembered:
        remembered[city] = await ask_station(city)
    return remembered[city]


async def main():
    answers = await asyncio.gather(*[forecast("Oslo") for _ in range(10)])
    print(f"{len(answers)} answers, requests so far: {requests}.")
    await forecast("Oslo")
    print(f"one more answer, requests so far: {requests}.")


asyncio.run(main())
