"""The loop's own methods for sockets, a pair of sockets, and a reader that is called back."""

import asyncio
import socket


async def serve(listener):
    loop = asyncio.get_running_loop()
    connection, address = await loop.sock_accept(listener)
    with connection:
        while data := await loop.sock_recv(connection, 100):
            print(f"{address[0]} says {data!r}")
            await loop.sock_sendall(connection, b"ok")


async def main():
    loop = asyncio.get_running_loop()
    with socket.create_server(("127.0.0.1", 8711)) as listener:
        listener.setblocking(False)
        serving = asyncio.create_task(serve(listener))
        with socket.socket() as client:
            client.setblocking(False)
            await loop.sock_connect(client, ("127.0.0.1", 8711))
            for word in (b"one", b"two"):
                await loop.sock_sendall(client, word)
                print(await loop.sock_recv(client, 100))
                await asyncio.sleep(0.5)
        await serving
    left, right = socket.socketpair()
    arrived = loop.create_future()
    loop.add_reader(right, lambda: arrived.done() or arrived.set_result(right.recv(100)))
    loop.call_later(1, left.send, b"a pair")
    print(await arrived)
    loop.remove_reader(right)
    left.close()
    right.close()


asyncio.run(main())
