"""What goes wrong when one connects or listens, in Linux's words."""

import asyncio
import errno
import socket


async def attempt(what, awaitable):
    try:
        await awaitable
    except OSError as error:
        name = errno.errorcode.get(error.errno, error.errno)
        print(f"{what}: {type(error).__name__}, {name}, {error.strerror}")


async def nothing(reader, writer):
    pass


async def main():
    await attempt("nobody listens", asyncio.open_connection("127.0.0.1", 8799))
    await attempt("no such host", asyncio.open_connection("nowhere.invalid", 80))
    async with await asyncio.start_server(nothing, "127.0.0.1", 8702):
        try:
            await asyncio.start_server(nothing, "127.0.0.1", 8702)
        except OSError as error:
            print(f"port in use: {error.errno} {'address already in use' in str(error)}")
    await attempt("the server is gone", asyncio.open_connection("127.0.0.1", 8702))
    server = await asyncio.start_server(nothing, "127.0.0.1", 8702)
    print("the port is free again")
    server.close()
    try:
        socket.create_connection(("127.0.0.1", 8799))
    except ConnectionRefusedError as error:
        print(error)


asyncio.run(main())
