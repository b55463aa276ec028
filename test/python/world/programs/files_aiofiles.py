"""aiofiles: reading, writing, lines, binary files, questions about files, errors."""

import asyncio
import tempfile
from pathlib import Path

import aiofiles
import aiofiles.os


async def main():
    folder = Path(tempfile.mkdtemp())
    notes = folder / "notes.txt"
    async with aiofiles.open(notes, "w") as file:
        print(await file.write("one\ntwo\nthree\n"))
        await file.flush()
    async with aiofiles.open(notes) as file:
        async for line in file:
            print(repr(line))
    async with aiofiles.open(notes, "a") as file:
        await file.writelines(["four\n", "five\n"])
    async with aiofiles.open(notes) as file:
        print(repr(await file.readline()), len(await file.readlines()), await file.tell(), file.mode)
        await file.seek(0)
        print(repr(await file.read(5)), file.closed)
    print(file.closed)
    binary = await aiofiles.open(notes, "rb")
    print(await binary.read(3))
    await binary.close()
    print(await aiofiles.os.path.exists(notes), (await aiofiles.os.stat(notes)).st_size)
    await aiofiles.os.rename(notes, folder / "letters.txt")
    print(await aiofiles.os.listdir(folder))
    await aiofiles.os.remove(folder / "letters.txt")
    try:
        async with aiofiles.open(notes):
            pass
    except FileNotFoundError as error:
        print(type(error).__name__, Path(error.filename).name)


asyncio.run(main())
