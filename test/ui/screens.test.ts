import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppState, Message } from '../../src/app/index.ts';
import { drawScreen } from '../../src/ui/draw-screen.ts';
import { plainRow, rowWidth } from '../../src/ui/text/row.ts';
import { createTheme, type ThemeOptions } from '../../src/ui/theme.ts';
import { blockingTrace, executorTrace, gatherTrace, hostileTrace, serverTrace } from '../support/example-traces.ts';
import { emptySession, screen, session, told, topPlayer } from '../support/sessions.ts';

const ASCII: ThemeOptions = { colour: 0, ascii: true, background: 'dark' };
const at = (seconds: number): Message => ({ kind: 'go-to-time', at: seconds * 1e9 });

/** Compares a screen with the file of this name; `npx vitest run test/ui -u` writes the files anew. */
async function check(name: string, state: AppState, theme?: ThemeOptions): Promise<void> {
  await expect(`${screen(state, theme)}\n`).toMatchFileSnapshot(`golden/${name}.golden`);
}

describe('the player', () => {
  it.each([
    [160, 50],
    [100, 30],
    [80, 24],
    [60, 20],
    [40, 12],
  ])('at %ix%i', async (columns, rows) => {
    await check(`gather-${columns}x${rows}`, told(session(gatherTrace(), { columns, rows }), at(1.4)));
  });

  it('shows a blocked loop and who starves', async () => {
    await check('blocking', told(session(blockingTrace()), at(3.2), { kind: 'select-lane', by: 1 }));
  });

  it('shows worker threads, and the details of a lane', async () => {
    const there = told(session(executorTrace()), at(3), ...Array<Message>(4).fill({ kind: 'select-lane', by: 1 }));
    await check('executor-details', told(there, { kind: 'toggle-details' }));
  });

  it('shows how a program ended', async () => {
    await check('hostile-end', told(session(hostileTrace()), { kind: 'go-to-end' }));
  });

  it('shows a program that still runs', async () => {
    const { events, ...server } = serverTrace(400);
    const live = told(emptySession({ ...server, events: [] }), { kind: 'events-arrived', run: 1, events });
    await check('server-live', told(live, at(1.5)));
  });

  it('asks for input', async () => {
    const { events, ...example } = hostileTrace();
    const asked = events.slice(0, events.findIndex((event) => event.kind === 'input-requested') + 1);
    const live = told(emptySession({ ...example, events: [] }), { kind: 'events-arrived', run: 1, events: asked });
    const typed: Message = { kind: 'edit-prompt', edit: { kind: 'insert', text: 'Ada 日本' } };
    await check('input', told(live, { kind: 'go-to-end' }, typed, { kind: 'edit-prompt', edit: { kind: 'left' } }));
  });

  it('starts before Python does', async () => {
    await check('starting', emptySession(gatherTrace()));
  });

  it('explains its keys', async () => {
    await check('help', told(session(gatherTrace()), { kind: 'toggle-help' }));
    const small = session(gatherTrace(), { columns: 60, rows: 20 });
    await check('help-60x20', told(small, { kind: 'toggle-help' }, { kind: 'scroll-help', by: 8 }));
  });

  it('asks where to go', async () => {
    const wrong: Message = { kind: 'edit-prompt', edit: { kind: 'insert', text: 'soon' } };
    await check('go-to', told(session(gatherTrace()), { kind: 'ask-time' }, wrong, { kind: 'submit-prompt' }));
  });

  it('speaks ASCII', async () => {
    await check('blocking-ascii', told(session(blockingTrace()), at(3.2)), ASCII);
  });

  it('is polite when the terminal is too small', async () => {
    await check('too-small', session(gatherTrace(), { columns: 38, rows: 10 }));
  });
});

const examples = [gatherTrace(), blockingTrace(), executorTrace(), hostileTrace()];
const messages = fc.array(
  fc.oneof(
    fc.constantFrom<Message>(
      { kind: 'step-forward' },
      { kind: 'step-event-forward' },
      { kind: 'go-to-end' },
      { kind: 'play' },
      { kind: 'zoom-in' },
      { kind: 'zoom-out' },
      { kind: 'toggle-details' },
      { kind: 'focus-next' },
      { kind: 'toggle-help' },
      { kind: 'ask-time' },
      { kind: 'faster' },
      { kind: 'stop' },
      { kind: 'editor-closed', text: null, message: 'The editor \u001b[31m is gone: 日本語.' },
      { kind: 'edit-prompt', edit: { kind: 'insert', text: '1.日本\u001b' } },
    ),
    fc.record({ kind: fc.constant('tick' as const), elapsed: fc.integer({ min: 0, max: 900 }) }),
    fc.record({ kind: fc.constant('go-to-index' as const), index: fc.integer({ min: 0, max: 120 }) }),
    fc.record({ kind: fc.constantFrom('move' as const, 'select-lane' as const), by: fc.integer({ min: -2, max: 3 }) }),
    fc.record({
      kind: fc.constant('scroll' as const),
      by: fc.integer({ min: -9, max: 9 }),
      unit: fc.constantFrom('row' as const, 'page' as const, 'column' as const),
    }),
  ),
  { maxLength: 12 },
);
const sizes = fc.record({ columns: fc.integer({ min: 1, max: 190 }), rows: fc.integer({ min: 1, max: 60 }) });

describe('laws of the screen', () => {
  it('every row is exactly as wide as the terminal, and there is one row less', () => {
    const run = fc.property(
      fc.constantFrom(...examples),
      sizes,
      messages,
      fc.boolean(),
      (example, size, said, ascii) => {
        const state = told(session(example, size), ...said);
        const rows = drawScreen(state, createTheme({ colour: 0, ascii, background: 'dark' }));
        expect(rows.map(rowWidth)).toEqual(Array(Math.max(1, size.rows - 1)).fill(size.columns));
        const text = rows.map(plainRow).join('');
        expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        if (ascii) expect(text).toMatch(/^[\x20-\x7e]*$/);
      },
    );
    fc.assert(run, { seed: 5, numRuns: 400 });
  });

  it('without colours there are none, only weight', () => {
    const theme = createTheme({ colour: 0, ascii: false, background: 'dark' });
    const state = told(session(blockingTrace()), at(3.2), { kind: 'select-lane', by: 1 });
    const painted = drawScreen(state, theme)
      .map((row) => theme.paint(row))
      .join('\n');
    expect([...new Set(painted.match(/\u001b\[[^m]*m/g))].sort()).toEqual(['\u001b[1m', '\u001b[22m']);
  });

  it('colours change nothing but colours', () => {
    const state = told(session(blockingTrace()), at(3.2), { kind: 'select-lane', by: 1 });
    for (const colour of [0, 1, 2, 3] as const) {
      for (const background of ['dark', 'light'] as const) {
        const theme = createTheme({ colour, ascii: false, background });
        const rows = drawScreen(state, theme);
        const stripped = rows.map((row) => theme.paint(row).replace(/\u001b\[[\d;]*m/g, ''));
        expect(stripped).toEqual(rows.map(plainRow));
      }
    }
  });

  it('stepping back from the end to the start and forward again shows the same screens', () => {
    for (const example of examples) {
      let state = told(session(example), { kind: 'go-to-end' });
      const back = [screen(state)];
      while (topPlayer(state).index > 0) {
        state = told(state, { kind: 'step-back' });
        back.push(screen(state));
      }
      const forward = [screen(state)];
      while (forward.length < back.length) {
        state = told(state, { kind: 'step-forward' });
        forward.push(screen(state));
      }
      expect(forward).toEqual(back.reverse());
    }
  });

  it('a moment looks the same however one came to it', () => {
    const run = fc.property(
      fc.constantFrom(...examples),
      messages,
      fc.integer({ min: 0, max: 120 }),
      (example, said, index) => {
        const goThere: Message[] = [{ kind: 'go-to-index', index }];
        const direct = told(session(example), ...goThere);
        const played = told(session(example), { kind: 'play' }, { kind: 'tick', elapsed: index * 50 }, ...goThere);
        expect(screen(played)).toBe(screen(direct));
        const wandered = told(
          session(example),
          ...said.filter((message) => message.kind.startsWith('step')),
          ...goThere,
        );
        expect(screen(wandered)).toBe(screen(direct));
      },
    );
    fc.assert(run, { seed: 6, numRuns: 100 });
  });
});
