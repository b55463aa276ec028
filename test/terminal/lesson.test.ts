import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, openFor, progressIn } from '../support/learner.ts';
import { KEYS, noTerminal, type TestTerminal } from '../support/terminal.ts';

if (noTerminal !== undefined) console.warn(`Skipped: ${noTerminal}`);

/** Under load a first run makes its snapshot. */
const PATIENCE = 40;

/** Presses Enter on one page after the other until the summary; answers predictions with whatever is selected. */
async function walkToSummary(terminal: TestTerminal): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let page = 0; page < 60; page++) {
    const screen = terminal.screen();
    seen.push(screen);
    if (screen.includes('To remember')) return seen;
    if (screen.includes('are being collected'))
      await terminal.waitFor((text) => !text.includes('being collected'), PATIENCE);
    if (screen.includes('▸ timelines')) {
      await terminal.waitFor('recorded', PATIENCE);
      terminal.send('n');
    }
    // Where values can be changed Enter would run the program.
    terminal.send(screen.includes('o original') ? ' ' : KEYS.enter);
    await terminal.waitFor((text) => stepOf(text) !== stepOf(screen), PATIENCE);
  }
  throw new Error('the lesson has no end');
}

/** "step 3 of 12", or "3/12" in the player. */
function stepOf(screen: string): string {
  const found = /step (\d+) of \d+/.exec(screen) ?? / (\d+)\/\d+ /.exec(screen);
  return found?.[1] ?? screen;
}

describe.skipIf(noTerminal !== undefined).each([
  [80, 24],
  [120, 40],
])('three lessons on a terminal of %ix%i', (columns, rows) => {
  it('lead from home to the summary and on to the next', async () => {
    const data = newFolder();
    const terminal = openFor(data, [], { columns, rows });
    await terminal.waitFor('Start here', PATIENCE);
    terminal.send(KEYS.enter);
    for (let lesson = 1; lesson <= 3; lesson++) {
      await terminal.waitFor('step 1 of', PATIENCE);
      const pages = await walkToSummary(terminal);
      expect(pages.some((page) => page.includes('What really happened'))).toBe(true);
      expect(pages.some((page) => page.includes('timelines'))).toBe(true);
      terminal.send(KEYS.enter);
      await terminal.waitFor('Next lesson');
      while (!terminal.screen().includes('▸ Next lesson')) {
        const before = terminal.screen();
        terminal.send(KEYS.down);
        await terminal.waitFor((text) => text !== before);
      }
      terminal.send(KEYS.enter);
    }
    await terminal.waitFor('step 1 of', PATIENCE);
    terminal.send('q');
    await terminal.waitFor('Continue');
    terminal.send('q');
    expect(await terminal.exited).toEqual({ exitCode: 0, signal: 0 });
    expect(terminal.isAlternate()).toBe(false);
    const { lessons } = progressIn(data);
    expect(Object.keys(lessons)).toEqual(['sync-vs-async', 'coroutines', 'event-loop', 'tasks']);
    expect(Object.values(lessons).map((lesson) => (lesson as { completed: boolean }).completed)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  }, 180_000);
});

describe.skipIf(noTerminal !== undefined)('a lesson on a terminal', () => {
  it('is left at any point and continues there', async () => {
    const data = newFolder();
    const first = openFor(data, ['lesson', 'gather']);
    await first.waitFor('step 1 of', PATIENCE);
    first.send(KEYS.right);
    await first.waitFor('step 2 of');
    first.send(KEYS.right);
    await first.waitFor('step 3 of');
    first.send(KEYS.ctrlC);
    expect(await first.exited).toEqual({ exitCode: 130, signal: 0 });
    expect(first.isAlternate()).toBe(false);
    const second = openFor(data, ['lesson', 'gather']);
    await second.waitFor('step 3 of', PATIENCE);
    second.send('q');
    expect(await second.exited).toEqual({ exitCode: 0, signal: 0 });
  }, 60_000);

  it('opens a changed program in the editor, and keeps the original when that fails', async () => {
    const data = newFolder();
    const editor = join(data, 'editor.mjs');
    writeFileSync(
      editor,
      "import { writeFileSync } from 'node:fs';\nwriteFileSync(process.argv.at(-1), 'print(\"mine\")\\n');\n",
    );
    const goThere = async (terminal: TestTerminal) => {
      await terminal.waitFor('step 1 of', PATIENCE);
      terminal.send('s');
      await terminal.waitFor('steps');
      terminal.send(KEYS.end);
      for (let press = 0; press < 40; press++) terminal.send(KEYS.down);
      terminal.send(KEYS.up);
      terminal.send(KEYS.up);
      terminal.send(KEYS.enter);
      await terminal.waitFor('how long greet sleeps');
    };
    const broken = openFor(data, ['lesson', 'gather'], { env: { EDITOR: 'no-such-editor', VISUAL: '' } });
    await goThere(broken);
    broken.send('e');
    await broken.waitFor('there is no editor');
    broken.send('q');
    await broken.exited;
    const good = openFor(newFolder(), ['lesson', 'gather'], {
      env: { EDITOR: `${process.execPath} ${editor}`, VISUAL: '' },
    });
    await goThere(good);
    good.send('e');
    await good.waitFor('recorded', PATIENCE);
    good.send(KEYS.end);
    await good.waitFor(/0\.00 {2}mine/);
    good.send('o');
    await good.waitFor('the original again');
    good.send('q');
    await good.exited;
  }, 90_000);

  it('goes on without saving when progress cannot be read', async () => {
    const data = newFolder();
    writeFileSync(join(data, 'progress.json'), '{"version":99}');
    const terminal = openFor(data);
    await terminal.waitFor('newer async-tutor', PATIENCE);
    terminal.send(KEYS.enter);
    await terminal.waitFor('step 1 of');
    terminal.send(KEYS.ctrlC);
    await terminal.exited;
    expect(readFileSync(join(data, 'progress.json'), 'utf8')).toBe('{"version":99}');
  }, 60_000);

  it('follows the size of the terminal', async () => {
    const terminal = openFor(newFolder(), ['lesson', 'gather']);
    await terminal.waitFor('step 1 of', PATIENCE);
    for (const [columns, rows] of [
      [60, 20],
      [160, 50],
      [80, 24],
    ] as const) {
      terminal.resize(columns, rows);
      await terminal.waitFor((text) => text.includes('step 1 of') && text.includes('q leave'));
    }
    terminal.send('q');
    await terminal.exited;
  }, 60_000);
});
