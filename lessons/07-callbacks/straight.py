"""The same journey with await: the story runs downwards."""

import asyncio


async def later(answer):
    await asyncio.sleep(1)  # stands for a server
    return answer


async def plan_journey(city):
    train = await later(f"the 9:15 to {city}")
    print(f"found {train}")
    seat = await later(f"seat 42 on {train}")
    print(f"booked {seat}")
    ticket = await later(f"a ticket for {seat}")
    print(f"paid {ticket}")


asyncio.run(plan_journey("Lisbon"))
