"""A journey in three calls, each of which calls back: the story runs inwards."""

import asyncio


def later(answer, then):
    asyncio.get_running_loop().call_later(1, then, answer)  # stands for a server


def plan_journey(city, when_planned):
    def train_found(train):
        print(f"found {train}")

        def seat_booked(seat):
            print(f"booked {seat}")

            def ticket_paid(ticket):
                print(f"paid {ticket}")
                when_planned()

            later(f"a ticket for {seat}", ticket_paid)

        later(f"seat 42 on {train}", seat_booked)

    later(f"the 9:15 to {city}", train_found)


async def main():
    planned = asyncio.Event()
    plan_journey("Lisbon", planned.set)
    await planned.wait()


asyncio.run(main())
