"""PriorityQueue gives the smallest first, LifoQueue the newest."""

import asyncio
import dataclasses


@dataclasses.dataclass(order=True)
class Patient:
    urgency: int
    name: str = dataclasses.field(compare=False)


async def doctor(queue):
    while True:
        patient = await queue.get()
        print(f"treats {patient.name} ({patient.urgency})")
        await asyncio.sleep(1)
        queue.task_done()


async def main():
    stack = asyncio.LifoQueue()
    plain = asyncio.Queue()
    ordered = asyncio.PriorityQueue()
    for queue in (plain, stack, ordered):
        for number in (3, 1, 2):
            queue.put_nowait(number)
        order = [await queue.get() for _ in range(3)]
        print(type(queue).__name__, order)

    waiting_room = asyncio.PriorityQueue()
    for patient in Patient(5, "Ann"), Patient(3, "Bob"), Patient(4, "Cy"):
        waiting_room.put_nowait(patient)
    on_duty = asyncio.create_task(doctor(waiting_room))
    await asyncio.sleep(1.5)
    print("emergency comes in")
    waiting_room.put_nowait(Patient(1, "Dee"))
    await waiting_room.join()
    on_duty.cancel()
    print("all treated")


asyncio.run(main())
