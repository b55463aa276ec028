import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, type ConstantSite, createRandom, type Site, varied } from '../../src/quiz/index.ts';
import { isShort, niceCounts, niceTimes, writtenLike } from '../../src/quiz/variations/nice-numbers.ts';
import { LESSONS } from '../support/fake-host.ts';
import { story, testRunner, textProgram } from './program-bench.ts';

const runner = testRunner();

/** The constants of a program as `role line text`, and `in order` behind those whose order must stay. */
async function check(source: string, expected: readonly string[]): Promise<void> {
  const sites = await runner.sites(textProgram(source));
  const found = constantsIn(sites).map(
    ({ role, line, start, end, ordered }) => `${role} ${line} ${source.slice(start, end)}${ordered ? ' in order' : ''}`,
  );
  expect(found).toEqual(expected);
}

function constantsIn(sites: readonly Site[]): readonly ConstantSite[] {
  return sites.filter((site) => site.kind === 'constant');
}

describe('the constants of a program', () => {
  it('are delays, timeouts, counts and sizes where they stand', () =>
    check(
      `import asyncio, time
from asyncio import sleep as nap
async def main():
    await asyncio.sleep(2)
    await nap(0.5)
    time.sleep(3.0)
    async with asyncio.timeout(1.5):
        pass
    await asyncio.wait_for(main(), 4)
    await asyncio.wait([], timeout=5)
    asyncio.get_running_loop().call_later(6, print)
    for i in range(7): pass
    for i in range(1, 8): pass
    asyncio.Semaphore(9); asyncio.Queue(maxsize=11)
    await asyncio.sleep(0)
`,
      [
        'delay 4 2',
        'delay 5 0.5',
        'delay 6 3.0',
        'timeout 7 1.5',
        'timeout 9 4',
        'timeout 10 5',
        'delay 11 6',
        'count 12 7',
        'count 13 8',
        'size 14 9',
        'size 14 11',
      ],
    ));

  it('are found behind names, parameters, tables, loops, attributes and threads', () =>
    check(
      `import asyncio, time
from dataclasses import dataclass
PAUSE = 0.5
JOBS = [("a", 1), ("b", 4)]
TABLE = {"x": 6, "y": 7}
@dataclass
class Job:
    name: str
    length: float
async def work(name, length, extra=2):
    await asyncio.sleep(length)
    await asyncio.sleep(extra)
async def table(name):
    await asyncio.sleep(TABLE[name])
async def own(job):
    await asyncio.sleep(job.length * 2)
def block(length):
    time.sleep(length)
async def main():
    await asyncio.sleep(PAUSE)
    await asyncio.gather(*[work(n, s) for n, s in JOBS], work("c", length=8))
    await own(Job("d", 9))
    await asyncio.to_thread(block, 11)
    print(100, "x" * 13)
`,
      [
        'delay 3 0.5',
        'delay 4 1',
        'delay 4 4',
        'delay 5 6',
        'delay 5 7',
        'delay 10 2',
        'delay 21 8',
        'delay 22 9',
        'delay 23 11',
      ],
    ));

  it('stay when the program speaks of them', async () => {
    const sleeps = (prose: string) =>
      `import asyncio\n${prose}\nasync def f():\n    await asyncio.sleep(2)\n    await asyncio.sleep(3)\n    for i in range(4): pass\n`;
    await check(sleeps('# nothing'), ['delay 4 2', 'delay 5 3', 'count 6 4']);
    await check(sleeps('print("page 2")'), ['delay 5 3', 'count 6 4']);
    await check(sleeps('name = ""; print(f"{name:.2f} and 3")'), ['delay 4 2', 'count 6 4']);
    await check(sleeps('"""Takes five seconds in all."""'), ['count 6 4']);
    await check(sleeps('# 5 s in all'), ['count 6 4']);
    await check(sleeps('# four of them'), ['delay 4 2', 'delay 5 3']);
    await check(sleeps('def four_times(): pass'), ['delay 4 2', 'delay 5 3']);
    await check(sleeps('print("the slow one")'), ['delay 4 2 in order', 'delay 5 3 in order', 'count 6 4 in order']);
  });

  it('have offsets as JavaScript counts, whatever stands before them', () =>
    check(
      'import asyncio\r\nasync def f():\r\n    print("жаба 🐸🐸"); await asyncio.sleep(2); "🐸"\r\n    await asyncio.sleep(3)\r\n',
      ['delay 3 2', 'delay 4 3'],
    ));

  it('are none in what is no program', async () => {
    await check('def f(:\n', []);
    await check('', []);
    await check('x = "\\ud800"\nimport time\ntime.sleep(2)\n', ['delay 3 2']);
  });
});

describe('a variation', () => {
  const source =
    'import asyncio\nA = 2\nasync def f():\n    await asyncio.sleep(A)\n    await asyncio.sleep(1)  # a nap\n    await asyncio.sleep(1)\n';

  it('is the same for the same seed, and never the program itself', async () => {
    const sites = await runner.sites(textProgram(source));
    for (let seed = 0; seed < 50; seed++) {
      const one = varied(source, sites, createRandom(seed));
      expect(one).toBe(varied(source, sites, createRandom(seed)));
      expect(one).not.toBe(source);
      expect(one.replace(/[\d.]+/g, '')).toBe(source.replace(/[\d.]+/g, ''));
    }
    expect(
      new Set(Array.from({ length: 50 }, (_, seed) => varied(source, sites, createRandom(seed)))).size,
    ).toBeGreaterThan(15);
  });

  it('is the program itself when nothing can vary', () => {
    expect(varied('print(1)\n', [], createRandom(1))).toBe('print(1)\n');
  });

  it('keeps equal numbers equal, different ones different, and the order where that matters', () => {
    const values = fc.array(fc.constantFrom(0.2, 0.5, 1, 1.5, 2, 3, 10), { minLength: 1, maxLength: 6 });
    const property = fc.property(values, fc.boolean(), fc.integer(), (times, ordered, seed) => {
      const text = times.join(' ');
      const after = varied(text, sitesOf(times, 'delay', ordered), createRandom(seed))
        .split(' ')
        .map(Number);
      for (const [place, time] of times.entries()) {
        for (const [other, compared] of times.entries()) {
          expect((after[place] as number) === after[other]).toBe(time === compared);
          if (ordered && time < compared) expect(after[place]).toBeLessThan(after[other] as number);
        }
        expect(after[place]).toBeGreaterThan(0);
      }
    });
    fc.assert(property, { seed: 7, numRuns: 300 });
  });

  it('multiplies all times where one of them is a timeout', () => {
    const times = [2, 0.5, 3];
    for (let seed = 0; seed < 30; seed++) {
      const after = varied('2 0.5 3', sitesOf(times, 'timeout'), createRandom(seed)).split(' ').map(Number);
      const factors = after.map((time, place) => time / (times[place] as number));
      expect(new Set(factors).size).toBe(1);
    }
  });

  it('keeps five workers under a limit of two limited', () => {
    for (let seed = 0; seed < 50; seed++) {
      const sites = [...sitesOf([5], 'count'), ...sitesOf([2], 'size').map((site) => ({ ...site, start: 2, end: 3 }))];
      const [workers, limit] = varied('5 2', sites, createRandom(seed)).split(' ').map(Number) as [number, number];
      expect(limit).toBeLessThan(workers);
      expect(limit).toBeGreaterThanOrEqual(2);
    }
  });

  /** The sites of a text that holds nothing but numbers. */
  function sitesOf(values: readonly number[], role: ConstantSite['role'], ordered = false): ConstantSite[] {
    let start = 0;
    return values.map((value) => {
      const end = start + String(value).length;
      const site: ConstantSite = {
        kind: 'constant',
        role,
        line: 1,
        start,
        end,
        value,
        first: 0,
        ordered,
        shown: [start, end],
      };
      start = end + 1;
      return site;
    });
  }
});

describe('the numbers of a variation', () => {
  it('are such as people write', () => {
    expect(niceTimes(2)).toEqual([1, 1.5, 2, 2.5, 3, 4, 5, 6]);
    expect(niceTimes(0.5)).toEqual([0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.5]);
    expect(niceTimes(60)).toEqual([20, 25, 30, 40, 50, 60, 80, 100, 150]);
    expect(niceCounts(3, 2)).toEqual([2, 3, 4, 5]);
    expect(niceCounts(20, 2)).toEqual([10, 15, 20, 25, 30]);
    expect([writtenLike(3, '2.0'), writtenLike(3, '2'), writtenLike(3, '2.5'), writtenLike(0.5, '2.0')]).toEqual([
      '3.0',
      '3',
      '3',
      '0.5',
    ]);
    expect([0.25, 1.5, 40].every(isShort) && !isShort(1.25 * 1.1)).toBe(true);
  });
});

describe('edits', () => {
  it('leave everything else as it is', () => {
    const edits = [
      { start: 2, end: 3, text: 'two' },
      { start: 0, end: 1, text: '' },
      { start: 5, end: 5, text: '!' },
    ];
    expect(applyEdits('1 2 3', edits)).toBe(' two 3!');
  });
});

describe('variations of lesson programs', () => {
  const programs = [
    '04-tasks/two_tasks.py',
    '05-gather/greetings.py',
    '05-gather/fetches.py',
    '35-sensors/silence.py',
    '28-queues/three_packers.py',
  ];

  it.each(programs)('%s runs to the same end with other numbers', async (name) => {
    const file = join(LESSONS, name);
    const program = { file, name, args: [], source: readFileSync(file, 'utf8') };
    const other = { ...program, source: varied(program.source, await runner.sites(program), createRandom(5)) };
    // fetches.py says what its numbers are: "Twenty pages, each half a second away".
    if (name.includes('fetches')) return expect(other.source).toBe(program.source);
    const [before, after] = [story(await runner.run(program)), story(await runner.run(other))];
    expect(after).not.toBe(before);
    expect(after.split(' | ').at(-1)).toBe('finished 0');
  });
});
