// What the embedded Python costs without us: Pyodide as it comes, and the same program as programs/hello.py.
import { loadPyodide } from 'pyodide';

const python = await loadPyodide();
await python.runPythonAsync(`
import asyncio

async def main():
    print("hello")

await main()
`);
process.exit(0);
