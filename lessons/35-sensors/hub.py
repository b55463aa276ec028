"""Three devices of a weather station send to a hub, each at its own pace."""

import asyncio


async def collect(reader, writer):
    async for line in reader:
        device, value = line.decode().split()
        print(f"{device}: {value}")
    writer.close()


async def device(name, pause, values):
    reader, writer = await asyncio.open_connection("127.0.0.1", 9000)
    for value in values:
        await asyncio.sleep(pause)
        writer.write(f"{name} {value}\n".encode())
    writer.close()
    await writer.wait_closed()


async def main():
    async with await asyncio.start_server(collect, "127.0.0.1", 9000):
        await asyncio.gather(
            device("thermometer", 1, [12, 13, 13]),
            device("wind", 0.7, [4, 9, 5, 6]),
            device("rain", 1.9, [0]),
        )


asyncio.run(main())
