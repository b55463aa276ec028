import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, openFor, progressIn } from '../support/learner.ts';
import { KEYS, noTerminal, type TestTerminal } from '../support/terminal.ts';
import { withProgram } from '../support/with-program.ts';

if (noTerminal !== undefined) console.warn(`Skipped: ${noTerminal}`);

/** Under load a first run makes its snapshot, and a question takes several runs. */
const PATIENCE = 60;

interface KeptProgress {
  readonly asked: readonly string[];
  readonly cards: Readonly<Record<string, { readonly reviews: number }>>;
}

const keptIn = (data: string): KeptProgress => progressIn(data);

const HINTS = ['Press the number', 'Space picks a line up', 'Space marks an answer'] as const;

/** Answers the question on the screen with whatever comes first, and gives the screen that shows the answer. */
async function answer(terminal: TestTerminal, number: number, count: number): Promise<string> {
  const asked = await terminal.waitFor(
    (text) =>
      new RegExp(`(question )?${number}( of |/)${count}`).test(text) && HINTS.some((hint) => text.includes(hint)),
    PATIENCE,
  );
  const hint = HINTS.find((one) => asked.includes(one));
  if (hint === 'Press the number') terminal.send('1');
  else terminal.send(hint === 'Space marks an answer' ? `${KEYS.space}${KEYS.enter}` : KEYS.enter);
  await terminal.waitFor('How sure are you?');
  terminal.send('t');
  return terminal.waitFor((text) => /(✓ Right\.|✗ Not quite\.)/.test(text) && text.includes('Enter next'), PATIENCE);
}

/** A whole quiz up to its summary; the screens that showed the answers. */
async function takeQuiz(terminal: TestTerminal, count: number): Promise<readonly string[]> {
  const shown: string[] = [];
  for (let number = 1; number <= count; number++) {
    shown.push(await answer(terminal, number, count));
    terminal.send(KEYS.enter);
  }
  await terminal.waitFor('Again, with new questions', PATIENCE);
  return shown;
}

/** Moves at home until this is selected. */
async function select(terminal: TestTerminal, item: string): Promise<void> {
  terminal.send(KEYS.end);
  await terminal.waitFor('▸ Quit');
  for (let press = 0; press < 20 && !terminal.screen().includes(`▸ ${item}`); press++) {
    const before = terminal.screen();
    terminal.send(KEYS.up);
    await terminal.waitFor((text) => text !== before);
  }
}

describe.skipIf(noTerminal !== undefined).each([
  [100, 30],
  [60, 20],
])('a quiz on a terminal of %ix%i', (columns, rows) => {
  it('leads from the end of a lesson through five questions to the summary, back to the lesson and home', async () => {
    const data = newFolder();
    const terminal = openFor(data, [], { columns, rows });
    await terminal.waitFor('Start here', PATIENCE);
    terminal.send(KEYS.enter);
    await terminal.waitFor('step 1 of', PATIENCE);
    terminal.send('s');
    await terminal.waitFor('steps');
    terminal.send(KEYS.down.repeat(60));
    terminal.send(KEYS.enter);
    await terminal.waitFor('5 questions about this lesson');
    while (!terminal.screen().includes('▸ Quiz:')) {
      const before = terminal.screen();
      terminal.send(KEYS.down);
      await terminal.waitFor((text) => text !== before);
    }
    terminal.send(KEYS.enter);
    const shown = await takeQuiz(terminal, 5);
    expect(shown.some((text) => /What decides|Where yours fails/.test(text))).toBe(true);
    expect(await terminal.waitFor(/[0-5] of 5 right|All 5 right/)).toContain('Again, with new questions');
    terminal.send('a');
    await terminal.waitFor((text) => /1( of |\/)5/.test(text) && HINTS.some((hint) => text.includes(hint)), PATIENCE);
    terminal.send('q');
    await terminal.waitFor('5 questions about this lesson');
    terminal.send('q');
    await terminal.waitFor('learn asyncio by watching it run');
    terminal.send('q');
    expect(await terminal.exited).toEqual({ exitCode: 0, signal: 0 });
    expect(terminal.isAlternate()).toBe(false);
    expect(keptIn(data).asked).toHaveLength(5);
  }, 300_000);
});

describe.skipIf(noTerminal !== undefined)('a quiz on a terminal', () => {
  it('opens at home, keeps each answer at once, and is left without losing one', async () => {
    const data = newFolder();
    const terminal = openFor(data);
    await terminal.waitFor('Start here', PATIENCE);
    await select(terminal, 'Quiz');
    terminal.send(KEYS.enter);
    await answer(terminal, 1, 10);
    terminal.send(KEYS.enter);
    await answer(terminal, 2, 10);
    // Whatever happens now, the answer before this one is on the disk.
    expect(keptIn(data).asked.length).toBeGreaterThanOrEqual(1);
    terminal.send('q');
    await terminal.waitFor('learn asyncio by watching it run');
    terminal.send('q');
    expect(await terminal.exited).toEqual({ exitCode: 0, signal: 0 });
    expect(terminal.isAlternate()).toBe(false);
    const { asked, cards } = keptIn(data);
    expect(asked).toHaveLength(2);
    expect(Object.values(cards).map(({ reviews }) => reviews)).toEqual([1, 1]);
  }, 180_000);

  it('asks about a program that nobody here wrote, in the same way for the same seed', async () => {
    const file = withProgram(
      [
        'import asyncio',
        '',
        'async def brew(cup, seconds):',
        '    await asyncio.sleep(seconds)',
        '    print(cup, "is ready")',
        '',
        'async def main():',
        '    async with asyncio.TaskGroup() as kitchen:',
        '        kitchen.create_task(brew("tea", 3))',
        '        kitchen.create_task(brew("coffee", 2))',
        '    print("served")',
        '',
        'asyncio.run(main())',
        '',
      ].join('\n'),
      'kitchen.py',
    );
    const args = ['quiz', '--file', file, '--count', '2', '--seed', '5'];
    const seen = await Promise.all(
      [0, 1].map(async () => {
        const terminal = openFor(newFolder(), args);
        const shown = await answer(terminal, 1, 2);
        terminal.send(KEYS.ctrlC);
        expect(await terminal.exited).toEqual({ exitCode: 130, signal: 0 });
        expect(terminal.isAlternate()).toBe(false);
        return shown;
      }),
    );
    expect(seen[0]).toContain('kitchen.py');
    expect(seen[0]).toBe(seen[1]);
  }, 180_000);

  it('says so when nothing is due, and refuses a lesson that is not there before the screen opens', async () => {
    const data = newFolder();
    const due = openFor(data, ['quiz', '--due']);
    await due.waitFor('Nothing is due for a review now.', PATIENCE);
    due.send('q');
    expect(await due.exited).toEqual({ exitCode: 0, signal: 0 });
    const missing = openFor(data, ['quiz', 'gathre']);
    expect((await missing.exited).exitCode).toBe(2);
    expect(missing.screen()).toContain('there is no lesson "gathre"');
  }, 120_000);

  it('goes on without saving when progress cannot be read', async () => {
    const data = newFolder();
    writeFileSync(join(data, 'progress.json'), '{"version":99}');
    const terminal = openFor(data, ['quiz', 'gather', '--count', '1', '--seed', '1']);
    await takeQuiz(terminal, 1);
    terminal.send('q');
    await terminal.exited;
    expect(readFileSync(join(data, 'progress.json'), 'utf8')).toBe('{"version":99}');
  }, 120_000);

  it('follows the size of the terminal in every state', async () => {
    const terminal = openFor(newFolder(), ['quiz', 'gather', '--count', '1', '--seed', '1']);
    const sizes = [
      [60, 20],
      [160, 50],
      [80, 24],
    ] as const;
    const resizeThrough = async (wanted: string) => {
      for (const [columns, rows] of sizes) {
        terminal.resize(columns, rows);
        await terminal.waitFor((text) => text.includes(wanted) && text.includes('q leave'));
      }
    };
    await terminal.waitFor((text) => HINTS.some((hint) => text.includes(hint)), PATIENCE);
    await resizeThrough('Enter answer');
    await answer(terminal, 1, 1);
    await resizeThrough('Enter next');
    terminal.send(KEYS.enter);
    await terminal.waitFor('Again, with new questions');
    await resizeThrough('right.');
    terminal.send('q');
    await terminal.exited;
  }, 120_000);
});
