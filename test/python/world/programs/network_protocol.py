"""Protocols: the callbacks of both ends in their order, a transport that is paused, one that is aborted."""

import asyncio


class Talker(asyncio.Protocol):
    def __init__(self, name, closed=None):
        self.name = name
        self.closed = closed

    def connection_made(self, transport):
        self.transport = transport
        if self.name == "client":
            print("client: connection_made")

    def data_received(self, data):
        print(f"{self.name}: data_received {data!r}")
        if self.name == "server":
            self.transport.write(data[::-1])

    def eof_received(self):
        print(f"{self.name}: eof_received")

    def connection_lost(self, error):
        print(f"{self.name}: connection_lost {error}")
        if self.closed:
            self.closed.set_result(None)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Talker("server"), "127.0.0.1", 8706)
    closed = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: Talker("client", closed), "127.0.0.1", 8706)
    await asyncio.sleep(0.5)
    transport.write(b"stressed")
    await asyncio.sleep(0.5)
    transport.pause_reading()
    transport.write(b"drawer")
    await asyncio.sleep(0.5)
    print("reading again")
    transport.resume_reading()
    await asyncio.sleep(0.5)
    transport.abort()
    await closed
    await asyncio.sleep(0.5)
    server.close()
    await server.wait_closed()
    print(protocol.name, transport.is_closing(), server.is_serving())


asyncio.run(main())
