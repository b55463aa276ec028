"""UDP: packets with an address, and nobody who minds when they are lost."""

import asyncio


class Thermometer(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, address):
        print(f"from {address[0]}: {data.decode()}")
        self.transport.sendto(b"thanks", address)


class Sensor(asyncio.DatagramProtocol):
    def datagram_received(self, data, address):
        print(f"sensor: {data.decode()}")

    def error_received(self, error):
        pass


async def main():
    loop = asyncio.get_running_loop()
    server, _ = await loop.create_datagram_endpoint(Thermometer, local_addr=("127.0.0.1", 8710))
    sensor, _ = await loop.create_datagram_endpoint(Sensor, remote_addr=("127.0.0.1", 8710))
    for degrees in (20, 21):
        sensor.sendto(f"{degrees} degrees".encode())
        await asyncio.sleep(1)
    server.close()
    await asyncio.sleep(0.5)
    sensor.sendto(b"nobody hears this")
    await asyncio.sleep(0.5)
    sensor.close()
    print("done")


asyncio.run(main())
