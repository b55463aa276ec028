"""What a task does, done by hand: it sends a coroutine from one await to the next."""

import asyncio


async def move_house():
    print("Pack the books.")
    await asyncio.sleep(0)
    print("Pack the lamps.")
    await asyncio.sleep(0)
    return "two boxes"


coroutine = move_house()
coroutine.send(None)
print("(a break)")
coroutine.send(None)
print("(another break)")
try:
    coroutine.send(None)
except StopIteration as stop:
    print(f"The coroutine returned {stop.value}.")
