"""uncancel takes a cancel request back, which is how timeouts are made."""

import asyncio


class MoveOn:
    """A home-made timeout that ends its block in silence."""

    def __init__(self, seconds):
        self.seconds = seconds
        self.expired = False

    def expire(self):
        self.expired = True
        self.task.cancel()

    async def __aenter__(self):
        self.task = asyncio.current_task()
        loop = asyncio.get_running_loop()
        self.timer = loop.call_later(self.seconds, self.expire)
        return self

    async def __aexit__(self, kind, error, traceback):
        self.timer.cancel()
        if self.expired and kind is asyncio.CancelledError:
            return self.task.uncancel() == 0


async def worker():
    async with MoveOn(1) as scope:
        await asyncio.sleep(10)
    print("moved on:", scope.expired, asyncio.current_task().cancelling())

    async with MoveOn(2) as scope:
        await asyncio.sleep(1)
    print("in time:", not scope.expired)

    async with MoveOn(9):
        await asyncio.sleep(9)
    print("never printed: the cancel from outside is not ours")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(3)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled:", task.cancelled(), "requests:", task.cancelling())


asyncio.run(main())
