import { describe, expect, it } from 'vitest';
import { createRandom, IDEAS, type WhatIf, whatIfs } from '../../src/quiz/index.ts';
import { story, testRunner, textProgram } from './program-bench.ts';

const runner = testRunner();

async function changesOf(source: string): Promise<readonly WhatIf[]> {
  return whatIfs(source, await runner.sites(textProgram(source)), createRandom(3));
}

/** The changes of a program, each as `line kind: before => after`, in the order of the program. */
async function check(source: string, expected: readonly string[]): Promise<void> {
  const changes = await changesOf(source);
  const found = changes.map(({ line, change, before, after }) => `${line} ${change}: ${before} => ${after}`);
  expect(found.toSorted()).toEqual(expected.toSorted());
  for (const { idea } of changes) if (idea !== undefined) expect(Object.keys(IDEAS)).toContain(idea);
}

describe('the changes of a program', () => {
  it('let an await be forgotten, and a sleep block or not', () =>
    check(
      `import asyncio
import time
async def nap():
    await asyncio.sleep(1)
    time.sleep(2)
async def main():
    x = await nap()
    print(await nap())
    await asyncio.sleep(0)
asyncio.run(main())
`,
      [
        '4 await-removed: await asyncio.sleep(1) => asyncio.sleep(1)',
        '4 time-sleep: await asyncio.sleep(1) => time.sleep(1)',
        '4 delay: await asyncio.sleep(1) => await asyncio.sleep(5)',
        '5 asyncio-sleep: time.sleep(2) => await asyncio.sleep(2)',
        '5 delay: time.sleep(2) => time.sleep(0.5)',
        '7 await-removed: x = await nap() => x = nap()',
        '9 await-removed: await asyncio.sleep(0) => asyncio.sleep(0)',
        '9 turn-kept: await asyncio.sleep(0) => pass',
      ],
    ));

  it('import time in the line that imports asyncio', async () => {
    const source = 'import asyncio\n\n\nasync def main():\n    await asyncio.sleep(1)  # a nap\n';
    const change = (await changesOf(source)).find(({ change }) => change === 'time-sleep');
    expect(change?.source).toBe('import asyncio, time\n\n\nasync def main():\n    time.sleep(1)  # a nap\n');
  });

  it('turn gather into a sequence and back', () =>
    check(
      `import asyncio
async def f(n): pass
async def main():
    await asyncio.gather(f(1), f(2))
    a, b = await asyncio.gather(
        f(1),
        f(2),
    )
    c = await asyncio.gather(*[f(n) for n in (1, 2)])
    await asyncio.gather(*(f(n) for n in (1, 2)))
    for n in (1, 2):
        # one by one
        await f(n)
    d = [await f(n) for n in (1, 2)]
    for n in (1, 2):
        d.append(await f(n))
`,
      [
        '4 gather-to-sequence: await asyncio.gather(f(1), f(2)) => await f(1); await f(2)',
        '4 await-removed: await asyncio.gather(f(1), f(2)) => asyncio.gather(f(1), f(2))',
        '5 gather-to-sequence: a, b = await asyncio.gather(f(1), f(2)) => a, b = await f(1), await f(2)',
        '5 await-removed: a, b = await asyncio.gather(f(1), f(2)) => a, b = asyncio.gather(f(1), f(2))',
        '9 gather-to-loop: c = await asyncio.gather(*[f(n) for n in (1, 2)]) => c = [await f(n) for n in (1, 2)]',
        '9 await-removed: c = await asyncio.gather(*[f(n) for n in (1, 2)]) => c = asyncio.gather(*[f(n) for n in (1, 2)])',
        '10 gather-to-loop: await asyncio.gather(*(f(n) for n in (1, 2))) => for n in (1, 2): await f(n)',
        '10 await-removed: await asyncio.gather(*(f(n) for n in (1, 2))) => asyncio.gather(*(f(n) for n in (1, 2)))',
        '11 loop-to-gather: for n in (1, 2): await f(n) => await asyncio.gather(*[f(n) for n in (1, 2)])',
        '13 await-removed: await f(n) => f(n)',
        '13 await-to-task: await f(n) => asyncio.create_task(f(n))',
        '14 loop-to-gather: d = [await f(n) for n in (1, 2)] => d = await asyncio.gather(*[f(n) for n in (1, 2)])',
        '15 loop-to-gather: for n in (1, 2): d.append(await f(n)) => d.extend(await asyncio.gather(*[f(n) for n in (1, 2)]))',
      ],
    ));

  it('turn tasks into coroutines and back, and threads on and off', () =>
    check(
      `import asyncio
import time
async def f(): pass
def g(x): time.sleep(1)
async def main():
    task = asyncio.create_task(f())
    asyncio.create_task(f())
    await f()
    await f()
    await task
    await asyncio.to_thread(g, 1)
    await asyncio.get_running_loop().run_in_executor(None, g, 1)
    g(1)
`,
      [
        '6 task-to-coroutine: task = asyncio.create_task(f()) => task = f()',
        '7 task-to-await: asyncio.create_task(f()) => await f()',
        '8 await-removed: await f() => f()',
        '8 await-to-task: await f() => asyncio.create_task(f())',
        '8 sequence-to-gather: await f(); await f() => await asyncio.gather(f(), f())',
        '9 await-removed: await f() => f()',
        '9 await-to-task: await f() => asyncio.create_task(f())',
        '10 task-not-awaited: await task => pass',
        '11 thread-removed: await asyncio.to_thread(g, 1) => g(1)',
        '12 thread-removed: await asyncio.get_running_loop().run_in_executor(None, g, 1) => g(1)',
        '13 thread-added: g(1) => await asyncio.to_thread(g, 1)',
      ],
    ));

  it('keep and lose exceptions where something is raised', () =>
    check(
      `import asyncio
async def f(): raise ValueError
async def main():
    await asyncio.gather(f(), f())
    await asyncio.gather(f(), return_exceptions=True)
    async with asyncio.TaskGroup() as group:
        group.create_task(f())
        group.create_task(f())
`,
      [
        '4 await-removed: await asyncio.gather(f(), f()) => asyncio.gather(f(), f())',
        '4 exceptions-returned: await asyncio.gather(f(), f()) => await asyncio.gather(f(), f(), return_exceptions=True)',
        '4 gather-to-group: await asyncio.gather(f(), f()) => async with asyncio.TaskGroup() as group: group.create_task(f()); group.create_task(f())',
        '4 gather-to-sequence: await asyncio.gather(f(), f()) => await f(); await f()',
        '5 await-removed: await asyncio.gather(f(), return_exceptions=True) => asyncio.gather(f(), return_exceptions=True)',
        '5 exceptions-raised: await asyncio.gather(f(), return_exceptions=True) => await asyncio.gather(f())',
        '6 group-to-gather: async with asyncio.TaskGroup() as group: group.create_task(f()); group.create_task(f()) => await asyncio.gather(f(), f())',
      ],
    ));

  it('are none where nobody waits', () => check('print("hello")\n', []));
});

/** Programs and what the first change of a kind does to their runs. */
const RUNS: readonly (readonly [WhatIf['change'], source: string, before: string, after: string])[] = [
  ['await-removed', 'await say("a", 2)\n    await say("b", 1)', '2 a | 3 b | finished 0', '1 b | finished 0'],
  ['time-sleep', 'await asyncio.gather(say("a", 2), say("b", 1))', '1 b | 2 a | finished 0', '2 a | 3 b | finished 0'],
  [
    'gather-to-sequence',
    'await asyncio.gather(say("a", 2), say("b", 1))',
    '1 b | 2 a | finished 0',
    '2 a | 3 b | finished 0',
  ],
  [
    'sequence-to-gather',
    'await say("a", 2)\n    await say("b", 1)',
    '2 a | 3 b | finished 0',
    '1 b | 2 a | finished 0',
  ],
  [
    'gather-to-loop',
    'await asyncio.gather(*[say(n, n) for n in (2, 1)])',
    '1 1 | 2 2 | finished 0',
    '2 2 | 3 1 | finished 0',
  ],
  ['loop-to-gather', 'for n in (2, 1):\n        await say(n, n)', '2 2 | 3 1 | finished 0', '1 1 | 2 2 | finished 0'],
  [
    'task-to-coroutine',
    't = asyncio.create_task(say("a", 2))\n    await say("b", 1)\n    await t',
    '1 b | 2 a | finished 0',
    '1 b | 3 a | finished 0',
  ],
  [
    'task-not-awaited',
    't = asyncio.create_task(say("a", 2))\n    await say("b", 1)\n    await t',
    '1 b | 2 a | finished 0',
    '1 b | finished 0',
  ],
  ['delay', 'await asyncio.gather(say("a", 2), say("b", 1))', '1 b | 2 a | finished 0', '2 a | 3 b | finished 0'],
];

describe.each(RUNS)('%s', (kind, body, before, after) => {
  it('makes another run', async () => {
    const source = `import asyncio\nasync def say(text, seconds):\n    await asyncio.sleep(seconds)\n    print(text)\nasync def main():\n    ${body}\nasyncio.run(main())\n`;
    const changes = (await changesOf(source)).filter(({ change }) => change === kind);
    const change = changes.toSorted((one, other) => other.line - one.line).at(kind === 'await-removed' ? 1 : 0);
    expect(story(await runner.run(textProgram(source)))).toBe(before);
    const changed = story(await runner.run(textProgram(change?.source ?? '')));
    if (kind === 'delay')
      expect(changed.replace(/[\d.]+/g, '')).toBe(before.replace(/[\d.]+/g, '').replace('b |  a', 'a |  b'));
    else expect(changed).toBe(after);
  });
});
