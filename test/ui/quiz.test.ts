import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AppState, type Message, panelRows, type Size } from '../../src/app/index.ts';
import { drawScreen } from '../../src/ui/draw-screen.ts';
import { bindingsFor } from '../../src/ui/keymap.ts';
import { plainRow, rowWidth } from '../../src/ui/text/row.ts';
import { createTheme, type ThemeOptions } from '../../src/ui/theme.ts';
import { durationQuestion } from '../support/example-questions.ts';
import { exampleProfile, homeSession, lessonSession, walked } from '../support/lesson-sessions.ts';
import { EXAMPLE_ANSWERS, quizSession, quizzed, waitingQuiz } from '../support/quiz-sessions.ts';
import { screen } from '../support/sessions.ts';

const ASCII: ThemeOptions = { colour: 0, ascii: true, background: 'dark' };
const NO_COLOUR: ThemeOptions = { colour: 0, ascii: false, background: 'dark' };
const SIZES = [
  [160, 50],
  [100, 30],
  [80, 24],
  [60, 20],
] as const;

/** Compares a screen with the file of this name; `npx vitest run test/ui -u` writes the files anew. */
async function check(name: string, state: AppState): Promise<void> {
  await expect(`${screen(state)}\n`).toMatchFileSnapshot(`golden/${name}.golden`);
}

const NEXT: Message = { kind: 'go-on' };
const pick = (number: number): Message => ({ kind: 'pick', number });

/** The messages that answer so many questions and go on to the next. */
function answered(count: number): readonly Message[] {
  return EXAMPLE_ANSWERS.slice(0, count).flatMap((answer) => [...answer, NEXT]);
}

/** The answer to a question is on the screen, after those before it. */
function shown(number: number): readonly Message[] {
  return [...answered(number), ...(EXAMPLE_ANSWERS[number] ?? [])];
}

const PLACES: readonly (readonly [string, readonly Message[]])[] = [
  ['one', []],
  ['sure', [pick(3)]],
  ['shown', shown(0)],
  ['yours', [...shown(0), { kind: 'toggle-evidence' }]],
  ['reasons', [...shown(0), { kind: 'toggle-reasons' }]],
  ['order', [...answered(1), { kind: 'grab' }, { kind: 'move', by: 1 }]],
  ['order-reasons', [...shown(1), { kind: 'toggle-reasons' }]],
  ['several', [...answered(2), pick(1), pick(3)]],
  ['words-shown', shown(2)],
  ['what-if', answered(3)],
  ['program', [...answered(3), { kind: 'toggle-program' }]],
  ['right', shown(3)],
  ['line', answered(4)],
  ['over', answered(5)],
];

describe('a quiz', () => {
  for (const [columns, rows] of SIZES) {
    it.each(PLACES)(`%s at ${columns}x${rows}`, async (name, messages) => {
      await check(`quiz-${name}-${columns}x${rows}`, quizzed(quizSession({ columns, rows }), ...messages));
    });
  }

  it('is calm while a question is being made', () => {
    expect(screen(waitingQuiz())).not.toContain('Preparing');
    expect(screen(quizzed(waitingQuiz(), { kind: 'tick', elapsed: 250 }))).toContain('Preparing the first question');
    const long = quizzed(waitingQuiz(), { kind: 'tick', elapsed: 5000 });
    expect(screen(long)).toContain('run until one of them makes a good question');
    const over = quizzed(waitingQuiz(), { kind: 'quiz-over', quiz: 1, message: 'There is nothing to ask.' });
    expect(screen(over)).toContain('There is nothing to ask.');
  });

  it('explains its keys in each state', async () => {
    await check('quiz-help', quizzed(quizSession(), { kind: 'toggle-help' }));
    await check('quiz-help-sure', quizzed(quizSession(), pick(1), { kind: 'toggle-help' }));
    await check('quiz-help-shown', quizzed(quizSession(), ...shown(0), { kind: 'toggle-help' }));
    await check('quiz-help-over', quizzed(quizSession(), ...answered(5), { kind: 'toggle-help' }));
  });

  it.each(PLACES)('%s is drawn in ASCII', (_, messages) => {
    expect(screen(quizzed(quizSession(), ...messages), ASCII)).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('shows a change, a choice and a verdict without colour', () => {
    const size = { columns: 60, rows: 20 };
    const plain = (...messages: readonly Message[]) => screen(quizzed(quizSession(size), ...messages), NO_COLOUR);
    expect(plain(...answered(3))).toMatch(/\d - {5}await asyncio.sleep\(2\)\n.* \+ {5}time.sleep\(2\)/);
    expect(plain(pick(3))).toMatch(/▸ 3 {2}1 s/);
    expect(plain(...shown(0))).toContain('✗ Not quite.');
    expect(plain(...shown(3))).toContain('✓ Right.');
  });

  it.each(PLACES)('gives each key one meaning at %s', (_, messages) => {
    const keys = bindingsFor(quizzed(quizSession(), ...messages)).flatMap(({ bindings }) =>
      bindings.flatMap((binding) => binding.keys),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys).toContain('ctrl+c');
    expect(keys).toContain('q');
  });

  it('keeps the choices in sight in a small terminal', () => {
    const small = quizSession({ columns: 40, rows: 12 });
    expect(screen(small)).toContain('▸ 1');
    expect(screen(quizzed(small, { kind: 'move', by: 3 }))).toContain('▸ 4');
    expect(screen(quizzed(small, pick(4)))).toContain('How sure are you?');
  });

  it('leaves the run a whole player under the verdict', () => {
    const sizes: readonly Size[] = [
      { columns: 40, rows: 12 },
      { columns: 40, rows: 15 },
      ...SIZES.map(([columns, rows]) => ({ columns, rows })),
    ];
    for (const size of sizes) expect(size.rows - panelRows(size)).toBeGreaterThanOrEqual(12);
  });
});

describe('whatever is done in a quiz', () => {
  const kinds = [
    ...['choose', 'go-on', 'grab', 'cancel', 'toggle-program', 'toggle-evidence', 'toggle-reasons', 'take-again'],
    ...['go-to-evidence', 'toggle-help', 'toggle-play', 'step-forward', 'step-back', 'toggle-details', 'focus-next'],
  ];
  const message: fc.Arbitrary<Message> = fc.oneof(
    fc.constantFrom(...kinds).map((kind) => ({ kind }) as Message),
    fc.integer({ min: -3, max: 3 }).map((by): Message => ({ kind: 'move', by })),
    fc.integer({ min: 1, max: 4 }).map(pick),
    fc.constantFrom<'guess' | 'know'>('guess', 'know').map((how): Message => ({ kind: 'be-sure', how })),
    fc.constantFrom<1 | -1>(1, -1).map((by): Message => ({ kind: 'scroll', by, unit: 'page' })),
    fc
      .record({ columns: fc.integer({ min: 1, max: 180 }), rows: fc.integer({ min: 1, max: 60 }) })
      .map((size): Message => ({ kind: 'resize', ...size })),
    fc.nat(500).map((elapsed): Message => ({ kind: 'tick', elapsed })),
  );

  it('fills exactly the screen', () => {
    const law = fc.property(fc.array(message, { maxLength: 30 }), (messages) => {
      const state = quizzed(quizSession(), ...messages);
      if (state.screens.length === 0) return;
      const rows = drawScreen(state, createTheme(ASCII));
      expect(rows.length).toBe(Math.max(1, state.rows - 1));
      for (const row of rows) expect(rowWidth(row), plainRow(row)).toBe(Math.max(1, state.columns));
    });
    fc.assert(law, { seed: 12, numRuns: 120 });
  });
});

const ON_YOUR_OWN: Message = { kind: 'move', by: 3 };

describe('home', () => {
  it('says how many ideas are due', () => {
    const offers = { ...exampleProfile(), offers: ['quiz'] } as const;
    const home = (due: number | null) => screen(homeSession(undefined, { ...offers, due }));
    expect(home(3)).toMatch(/Quiz +3 due/);
    expect(home(0)).not.toContain('due');
    expect(home(null)).not.toContain('due');
    const selected = walked(homeSession(undefined, { ...offers, due: 1 }), { kind: 'jump', to: 1 }, ON_YOUR_OWN);
    expect(screen(selected)).toContain('One idea is due');
  });

  it('offers the quiz at the end of a lesson', () => {
    const offers = { ...exampleProfile(), offers: ['quiz'] } as const;
    const end = walked(lessonSession(undefined, offers), ...Array<Message>(9).fill(NEXT));
    expect(screen(end)).toContain('Quiz: 5 questions about this lesson');
  });
});

describe('the reasons', () => {
  it('say nothing twice', () => {
    const question = durationQuestion();
    const because = 'The longest sleep decides, because both sleep at the same time.';
    const state = quizzed(quizSession({ columns: 160, rows: 50 }, [{ ...question, because }]), ...shown(0));
    const text = screen(quizzed(state, { kind: 'toggle-reasons' }));
    expect(text.split('The longest sleep decides').length - 1).toBe(1);
    expect(text).toContain('That would be the sum of both sleeps.');
    expect(text).toContain('All of them are started, and their waits overlap.');
  });
});
