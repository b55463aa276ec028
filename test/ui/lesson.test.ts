import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppState, Message } from '../../src/app/index.ts';
import { drawScreen } from '../../src/ui/draw-screen.ts';
import { bindingsFor, messageFor } from '../../src/ui/keymap.ts';
import { plainRow, rowWidth } from '../../src/ui/text/row.ts';
import { createTheme, type ThemeOptions } from '../../src/ui/theme.ts';
import { homeSession, lessonSession, walked } from '../support/lesson-sessions.ts';
import { screen } from '../support/sessions.ts';

const ASCII: ThemeOptions = { colour: 0, ascii: true, background: 'dark' };
const ON: Message = { kind: 'go-on' };
const pages = (count: number): readonly Message[] => Array<Message>(count).fill(ON);
const SIZES = [
  [160, 50],
  [100, 30],
  [80, 24],
  [60, 20],
] as const;

/** Compares a screen with the file of this name; `npx vitest run test/ui -u` writes the files anew. */
async function check(name: string, state: AppState, theme?: ThemeOptions): Promise<void> {
  await expect(`${screen(state, theme)}\n`).toMatchFileSnapshot(`golden/${name}.golden`);
}

const PLACES: readonly (readonly [string, readonly Message[]])[] = [
  ['prose', []],
  ['predict-choice', [ON]],
  ['predict-order', [ON, ON]],
  ['run', [...pages(3), { kind: 'next-moment' }]],
  ['verdict', [ON, { kind: 'choose' }, { kind: 'choose' }, ON]],
  ['compare', [...pages(5), { kind: 'go-to-end' }]],
  ['modify', [...pages(6), { kind: 'change-value', by: 1 }]],
  ['javascript', pages(7)],
  ['summary', pages(8)],
  ['end', pages(9)],
];

/** The state after a key was pressed so many times. */
function pressed(state: AppState, name: string, times: number): AppState {
  return Array.from({ length: times }).reduce<AppState>((current) => {
    const message = messageFor(current, { name, text: '' });
    return message === null ? current : walked(current, message);
  }, state);
}

describe('a lesson', () => {
  for (const [columns, rows] of SIZES) {
    it.each(PLACES)(`%s at ${columns}x${rows}`, async (name, messages) => {
      await check(`lesson-${name}-${columns}x${rows}`, walked(lessonSession({ columns, rows }), ...messages));
    });
  }

  it('lists its steps and its terms', async () => {
    await check('lesson-steps', walked(lessonSession(), ON, { kind: 'toggle-steps' }));
    await check('lesson-terms', walked(lessonSession(), { kind: 'toggle-terms' }));
  });

  it.each([
    ['prose', [], 'down', 'up'],
    ['predict-choice', [ON], 'pagedown', 'pageup'],
    ['verdict', [ON, { kind: 'choose' }, { kind: 'choose' }, ON], 'down', 'up'],
    ['javascript', pages(7), 'down', 'up'],
    ['summary', pages(8), 'pagedown', 'pageup'],
  ] as const)('scrolls %s to its end and no further', (_, messages, down, up) => {
    const start = walked(lessonSession({ columns: 60, rows: 20 }), ...messages);
    const end = pressed(start, down, 200);
    expect(screen(pressed(end, down, 1))).toBe(screen(end));
    if (screen(end) !== screen(start)) expect(screen(pressed(end, up, 1))).not.toBe(screen(end));
    expect(screen(pressed(end, up, 200))).toBe(screen(start));
  });

  it('has pages that are longer than the screen', () => {
    const start = walked(lessonSession({ columns: 60, rows: 20 }), ON);
    expect(screen(pressed(start, 'pagedown', 1))).not.toBe(screen(start));
  });

  it('explains its keys', async () => {
    await check('lesson-help', walked(lessonSession(), { kind: 'toggle-help' }));
  });

  it.each(PLACES)('%s is drawn in ASCII', (_, messages) => {
    expect(screen(walked(lessonSession(), ...messages), ASCII)).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it.each(PLACES)('gives each key one meaning at %s', (_, messages) => {
    const keys = bindingsFor(walked(lessonSession(), ...messages)).flatMap(({ bindings }) =>
      bindings.flatMap((binding) => binding.keys),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys).toContain('ctrl+c');
  });
});

describe('home', () => {
  it.each(SIZES)('at %ix%i', async (columns, rows) => {
    await check(`home-${columns}x${rows}`, walked(homeSession({ columns, rows }), { kind: 'move', by: 2 }));
  });

  it('is drawn in ASCII', () => {
    expect(screen(homeSession(), ASCII)).toMatch(/^[\x20-\x7e\n]*$/);
  });
});

describe('whatever is done', () => {
  const message: fc.Arbitrary<Message> = fc.oneof(
    fc.constantFrom<Message>(
      ...([
        ...['go-on', 'go-back', 'choose', 'toggle-steps', 'toggle-terms', 'cancel', 'grab', 'restore', 'next-moment'],
        ...['previous-moment', 'toggle-help', 'toggle-play', 'step-forward', 'step-back', 'go-to-end', 'ask-file'],
      ].map((kind) => ({ kind })) as Message[]),
    ),
    fc.integer({ min: -3, max: 3 }).map((by): Message => ({ kind: 'move', by })),
    fc.constantFrom<1 | -1>(1, -1).map((by): Message => ({ kind: 'change-value', by })),
    fc.integer({ min: 1, max: 4 }).map((number): Message => ({ kind: 'pick', number })),
    fc
      .record({ columns: fc.integer({ min: 1, max: 180 }), rows: fc.integer({ min: 1, max: 60 }) })
      .map((size): Message => ({ kind: 'resize', ...size })),
    fc.nat(500).map((elapsed): Message => ({ kind: 'tick', elapsed })),
  );

  it.each([
    ['home', homeSession],
    ['a lesson', lessonSession],
  ] as const)('%s fills exactly the screen', (_, begin) => {
    const law = fc.property(fc.array(message, { maxLength: 25 }), (messages) => {
      const state = walked(begin(), ...messages);
      const rows = drawScreen(state, createTheme(ASCII));
      expect(rows.length).toBe(Math.max(1, state.rows - 1));
      for (const row of rows) expect(rowWidth(row), plainRow(row)).toBe(Math.max(1, state.columns));
    });
    fc.assert(law, { seed: 11, numRuns: 60 });
  });
});
