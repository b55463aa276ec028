import { describe, it } from 'vitest';
import { check } from './support/check.ts';
import { testEngine } from './support/run-program.ts';

const engine = testEngine();
const NUMBERS = Array.from({ length: 40 }, (_, number) => number).join(' ');

/** Prints the numbers of 40 tasks or calls in the order in which the program gets them from the library. */
const ofTasks = (line: string) => `import asyncio, gc
async def nap():
    await asyncio.sleep(1)
async def main():
    tasks = {asyncio.create_task(nap()): number for number in range(40)}
    found = ${line}
    print(*(tasks[task] for task in found if task in tasks))
asyncio.run(main())
`;
const ofCalls = (line: string) => `import time
from concurrent.futures import *
with ThreadPoolExecutor(40) as pool:
    calls = {pool.submit(time.sleep, 1): number for number in range(40)}
    print(*(calls[call] for call in ${line}))
`;

describe('what the library holds in a set comes in the order of creation', () => {
  it.each([
    ['asyncio.all_tasks', ofTasks('asyncio.all_tasks()')],
    ['all but one', ofTasks('asyncio.all_tasks() - {asyncio.current_task()}')],
    ['some of all', ofTasks('set(reversed(tasks)) & asyncio.all_tasks()')],
    ['the pending ones of asyncio.wait', ofTasks('(await asyncio.wait(tasks, timeout=0.5))[1]')],
    ['the done ones of asyncio.wait', ofTasks('(await asyncio.wait(tasks))[0]')],
    ['the pending ones of concurrent.futures.wait', ofCalls('wait(calls, timeout=0.5).not_done')],
    ['the done ones of concurrent.futures.wait', ofCalls('wait(calls).done')],
    ['as_completed, of what is done', ofCalls('(wait(calls), as_completed(calls))[1]')],
  ])('%s', async (_name, program) => {
    await check(engine, program, { exitCode: 0, stdout: `${NUMBERS}\n`, stderr: '' });
  });

  it('and is a set for all that a program can tell', async () => {
    const program = ofTasks('sorted(asyncio.all_tasks(), key=id)').replace(
      'found =',
      'every = asyncio.all_tasks()\n    print(type(every), isinstance(every, set), len(every), every == set(every))\n    found = () and',
    );
    await check(engine, program, { stdout: "<class 'set'> True 41 True\n\n" });
  });
});
