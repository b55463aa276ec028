"""A chat server, and three guests. What one says, all the others hear."""

import asyncio

members = {}


async def serve(reader, writer):
    name = (await reader.readline()).decode().strip()
    members[name] = writer
    async for line in reader:
        for other, others_writer in members.items():
            if other != name:
                others_writer.write(f"{name}: ".encode() + line)
    del members[name]
    print(f"server: {name} has left")
    writer.close()


async def listen(name, reader):
    async for line in reader:
        print(f"{name} hears {line.decode().strip()}")


async def guest(name, script):
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    listening = asyncio.create_task(listen(name, reader))
    writer.write(f"{name}\n".encode())
    for pause, line in script:
        await asyncio.sleep(pause)
        writer.write(f"{line}\n".encode())
    await asyncio.sleep(1)
    writer.close()
    await listening


async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 8888):
        await asyncio.gather(
            guest("Anna", [(1, "hello"), (2.5, "anybody there?")]),
            guest("Ben", [(2, "hi Anna")]),
            guest("Cleo", []),
        )


asyncio.run(main())
