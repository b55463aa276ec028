import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/app/index.ts';
import { drawScreen } from '../../src/ui/draw-screen.ts';
import { bindingsFor, messageFor } from '../../src/ui/keymap.ts';
import { inFewerRows, pairInAnyOrder, pairLines } from '../../src/ui/practice/line-pairs.ts';
import { rowWidth } from '../../src/ui/text/row.ts';
import { createTheme, type ThemeOptions } from '../../src/ui/theme.ts';
import {
  BROKEN,
  beginPractice,
  exampleExercise,
  type PracticeSession,
  practice,
  practised,
  SOLUTION,
  START,
  saved,
  topPractice,
  WRONG,
} from '../support/practice-sessions.ts';
import { PLAIN, screen } from '../support/sessions.ts';

const ASCII: ThemeOptions = { colour: 0, ascii: true, background: 'dark' };
const SIZES = [
  [160, 50],
  [100, 30],
  [80, 24],
  [60, 20],
] as const;

/** Compares a screen with the file of this name; `npx vitest run test/ui -u` writes the files anew. */
async function check(name: string, { state }: PracticeSession, theme?: ThemeOptions): Promise<void> {
  await expect(`${screen(state, theme)}\n`).toMatchFileSnapshot(`golden/practice-${name}.golden`);
}

const JOY: Message = { kind: 'tick', elapsed: 10_000 };
const HINT: Message = { kind: 'show-hint' };

const PLACES: readonly (readonly [string, readonly Message[]])[] = [
  ['goals', []],
  ['hints', [HINT, HINT]],
  ['output', [saved(WRONG)]],
  ['error', [saved(BROKEN)]],
  ['gone', [saved(null)]],
  ['timelines', [{ kind: 'show-timelines' }, { kind: 'go-to-end' }]],
  ['ask', [{ kind: 'show-solution' }]],
  ['solution', [{ kind: 'show-solution' }, { kind: 'confirm' }]],
  ['solved', [saved(SOLUTION), JOY]],
];

describe('an exercise', () => {
  for (const [columns, rows] of [SIZES[1], SIZES[3]]) {
    it.each(PLACES)(`%s at ${columns}x${rows}`, async (name, messages) => {
      await check(`${name}-${columns}x${rows}`, practised(practice(exampleExercise(), { columns, rows }), ...messages));
    });
  }

  it('says what it waits for before anything is known', async () => {
    await check('running', beginPractice(exampleExercise()));
  });

  it('is drawn with ASCII alone', async () => {
    const solved = practised(practice(), saved(SOLUTION), JOY);
    await check('solved-ascii', solved, ASCII);
    for (const [, messages] of PLACES) {
      expect(screen(practised(practice(), ...messages).state, ASCII)).toMatch(/^[\x0a\x20-\x7e]*$/);
    }
  });

  it('fills every row of every terminal exactly', () => {
    for (const [columns, rows] of SIZES) {
      for (const [, messages] of [...PLACES, ['player', [{ kind: 'choose' }]] as const]) {
        const { state } = practised(practice(exampleExercise(), { columns, rows }), ...messages);
        const drawn = drawScreen(state, createTheme(PLAIN));
        expect(drawn).toHaveLength(rows - 1);
        expect(new Set(drawn.map(rowWidth))).toEqual(new Set([columns]));
      }
    }
  });
});

describe('lines beside each other', () => {
  const rows = (pairs: readonly { wanted: string | null; printed: string | null }[]) =>
    pairs.map(({ wanted, printed }) => `${wanted ?? '.'}${printed ?? '.'}`).join(' ');

  it('stand together as many as possible', () => {
    expect(rows(pairLines([...'abcd'], [...'abcd']))).toBe('aa bb cc dd');
    expect(rows(pairLines([...'abcd'], [...'acd']))).toBe('aa b. cc dd');
    expect(rows(pairLines([...'acd'], [...'abcd']))).toBe('aa .b cc dd');
    expect(rows(pairLines([...'ab'], [...'ba']))).toBe('a. bb .a');
    expect(rows(pairLines([], [...'a']))).toBe('.a');
  });

  it('stand together in any order, as often as they are there', () => {
    expect(rows(pairInAnyOrder([...'aab'], [...'bac']))).toBe('aa a. bb .c');
  });

  it('take fewer rows where one is missing and one too many', () => {
    const fewer = (wanted: string, printed: string) => rows(inFewerRows(pairLines([...wanted], [...printed])));
    expect(fewer('abc', 'xbc')).toBe('ax bb cc');
    expect(fewer('abcd', 'axyd')).toBe('aa bx cy dd');
    expect(fewer('abd', 'axyd')).toBe('aa bx .y dd');
    expect(fewer('abcd', 'axd')).toBe('aa bx c. dd');
  });

  it('stay what they are, whatever they are', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (wanted, printed) => {
        const pairs = pairLines(wanted, printed);
        expect(pairs.flatMap((pair) => pair.wanted ?? [])).toEqual(wanted);
        expect(pairs.flatMap((pair) => pair.printed ?? [])).toEqual(printed);
        expect(
          pairs.every((pair) => pair.wanted === null || pair.printed === null || pair.wanted === pair.printed),
        ).toBe(true);
      }),
    );
  });
});

/** The state after a key was pressed so often. */
function pressed(session: PracticeSession, name: string, times: number): PracticeSession {
  return Array.from({ length: times }).reduce<PracticeSession>((before) => {
    const message = messageFor(before.state, { name, text: '' });
    return message === null ? before : practised(before, message);
  }, session);
}

it.each([
  ['goals', [HINT, HINT, saved(WRONG)], 'pagedown', 'pageup'],
  ['solution', [{ kind: 'show-solution' }, { kind: 'confirm' }], 'down', 'up'],
] as const)('scrolls the %s to their end and no further', (_, messages, down, up) => {
  const long = Array.from({ length: 40 }, (_, line) => `${line}`).join('\n');
  const opened = exampleExercise({ exercise: { ...exampleExercise().exercise, solution: `${SOLUTION}\n${long}` } });
  const start = practised(practice(opened, { columns: 60, rows: 20 }), ...messages);
  const end = pressed(start, down, 200);
  expect(screen(pressed(end, down, 1).state)).toBe(screen(end.state));
  expect(screen(end.state)).not.toBe(screen(start.state));
  expect(screen(pressed(end, up, 1).state)).not.toBe(screen(end.state));
});

describe('the list', () => {
  it.each(SIZES)('at %ix%i', async (columns, rows) => {
    await check(`list-${columns}x${rows}`, practice(null, { columns, rows }));
  });

  it('shows how far the learner is', () => {
    const done = practised(practice(), saved(SOLUTION), { kind: 'list-exercises' });
    expect(screen(done.state)).toMatch(/✓ Six seconds become three +1 attempt/);
    expect(screen(done.state)).toContain('1 of 3 solved');
  });
});

it('gives no key two meanings', () => {
  for (const [, messages] of [...PLACES, ['player', [{ kind: 'choose' }]] as const]) {
    const { state } = practised(practice(), ...messages);
    const keys = bindingsFor(state).flatMap(({ bindings }) => bindings.flatMap((binding) => binding.keys));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  }
});

describe('whatever is done', () => {
  const message: fc.Arbitrary<Message> = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.constantFrom<Message>(
        ...([
          ...['choose', 'cancel', 'confirm', 'edit', 'rerun', 'restore', 'stop', 'show-hint', 'show-solution'],
          ...['show-timelines', 'next-exercise', 'list-exercises', 'toggle-help', 'toggle-play', 'step-forward'],
          ...['step-back', 'go-to-start', 'go-to-end', 'next-insight', 'ask-time', 'submit-prompt'],
        ].map((kind) => ({ kind })) as Message[]),
      ),
    },
    fc.constantFrom(START, SOLUTION, WRONG, BROKEN, null, '', '2 a,b,c').map((text) => saved(text)),
    fc.integer({ min: -3, max: 3 }).map((by): Message => ({ kind: 'move', by })),
    fc.integer({ min: -1, max: 1 }).map((by): Message => ({ kind: 'scroll', by, unit: 'page' })),
    fc.integer({ min: 0, max: 3000 }).map((elapsed): Message => ({ kind: 'tick', elapsed })),
    fc.constantFrom<Message>({ kind: 'exercise-opened', opened: exampleExercise({ text: SOLUTION }) }),
    fc.constantFrom(...SIZES).map(([columns, rows]): Message => ({ kind: 'resize', columns, rows })),
  );

  it('the screen is whole, and runs that are dropped are not heard of again', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 25 }), (messages) => {
        const { state, effects } = practised(practice(), ...messages);
        const drawn = drawScreen(state, createTheme(PLAIN));
        expect(drawn).toHaveLength(state.rows - 1);
        expect(new Set(drawn.map(rowWidth))).toEqual(new Set([state.columns]));
        const started = effects.flatMap((effect) => (effect.kind === 'start-run' ? [effect.run] : []));
        const dropped = effects.flatMap((effect) => (effect.kind === 'drop-run' ? [effect.run] : []));
        expect(new Set(started).size).toBe(started.length);
        expect(new Set(dropped).size).toBe(dropped.length);
        const desk = topPractice({ state, effects }).desk;
        const held = desk === null ? [] : [desk.attempt, ...desk.references.values()].map(({ run }) => run.id);
        expect(started.filter((run) => !dropped.includes(run)).sort()).toEqual([...held].sort());
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});
