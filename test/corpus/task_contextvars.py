"""Each task has its own copy of the context in which it was created."""

import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


async def handle(name):
    before = user.get()
    user.set(name)
    await asyncio.sleep(1)
    print(f"{name}: before {before}, now {user.get()}")


def in_thread():
    seen = user.get()
    user.set("changed in the thread")
    return seen


async def main():
    user.set("admin")
    await asyncio.gather(handle("ada"), handle("bob"))
    print("main:", user.get())

    await handle("not a task, same context")
    print("main:", user.get())

    token = user.set("for a while")
    print("thread sees:", await asyncio.to_thread(in_thread))
    print("main:", user.get())
    user.reset(token)
    print("main:", user.get())

    loop = asyncio.get_running_loop()
    other = contextvars.copy_context()
    other.run(user.set, "guest")
    loop.call_soon(lambda: print("callback:", user.get()))
    loop.call_soon(lambda: print("callback elsewhere:", user.get()), context=other)
    task = asyncio.create_task(handle("own context"), context=other)
    await task
    print("other:", other[user])


asyncio.run(main())
print("outside:", user.get())
