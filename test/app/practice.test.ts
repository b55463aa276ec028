import { describe, expect, it } from 'vitest';
import type { Effect, Message } from '../../src/app/index.ts';
import { update } from '../../src/app/index.ts';
import {
  BROKEN,
  beginPractice,
  deskOf,
  eventsOf,
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

/** Which goals hold, as a row of signs; '' while nothing is judged. */
function signs(session: PracticeSession): string {
  return (deskOf(session).judged?.judgements ?? []).map(({ holds }) => (holds ? '+' : 'x')).join('');
}

/** What was saved, without what the exercise is. */
function savedChanges({ effects }: PracticeSession): readonly string[] {
  return effects.flatMap((effect) => (effect.kind === 'save-progress' ? [effect.change.kind] : []));
}

function kinds(effects: readonly Effect[]): readonly string[] {
  return effects.map(({ kind }) => kind);
}

/** The goals after saves of the learner's file. */
function check(texts: readonly string[], expected: string): void {
  expect(signs(practised(practice(), ...texts.map((text) => saved(text))))).toBe(expected);
}

describe('an exercise', () => {
  it('runs the learner’s file and then its own programs, one at a time', () => {
    const { effects } = beginPractice(exampleExercise());
    expect(kinds(effects)).toEqual(['start-run', 'pull-events']);
    const started = practice().effects.flatMap((effect) => (effect.kind === 'start-run' ? [effect.program.file] : []));
    expect(started.map((file) => file.split('/').at(-1))).toEqual(['exercise.py', 'start.py', 'solution.py']);
  });

  it('is judged on every save', () => {
    check([], 'x+++');
    check([SOLUTION], '++++');
    check([WRONG], '+x++');
    check([WRONG, START], 'x+++');
    check([BROKEN], '+x+x');
  });

  it('is checked by a check that can fail', () => {
    expect(() => check([WRONG], '++++')).toThrow();
  });

  it('selects what does not hold, and an error before everything else', () => {
    expect(deskOf(practice()).selected).toBe(0);
    expect(deskOf(practised(practice(), saved(WRONG))).selected).toBe(1);
    expect(deskOf(practised(practice(), saved(BROKEN))).selected).toBe(3);
  });

  it('stops what runs when the file is saved, and does not listen to it any more', () => {
    const { state } = beginPractice(exampleExercise());
    const [next, effects] = update(state, saved(SOLUTION));
    expect(effects.slice(0, 2)).toMatchObject([
      { kind: 'drop-run', run: 1 },
      { kind: 'start-run', run: 2, program: { text: SOLUTION } },
    ]);
    const [late] = update(next, { kind: 'events-arrived', run: 1, events: eventsOf(START) });
    const [ended] = update(late, { kind: 'run-ended', run: 1 });
    const after = { state: ended, effects: [] };
    expect(deskOf(after).judged).toBeNull();
    expect(deskOf(after).attempt.run).toMatchObject({ id: 2, length: 0 });
  });

  it('does not run again when a save changes nothing', () => {
    const before = practice();
    expect(practised(before, saved(START)).effects).toHaveLength(before.effects.length);
  });

  it('answers input() with the end of the input', () => {
    const { effects } = practised(practice(), saved('1 input'));
    expect(effects).toContainEqual({ kind: 'send-input', run: 4, text: null });
  });

  it('says that the file is gone, and goes on when it is back', () => {
    const gone = practised(practice(), saved(null));
    expect(deskOf(gone).trouble).toBe('The file is gone.');
    expect(signs(gone)).toBe('x+++');
    const back = practised(gone, saved(SOLUTION));
    expect(deskOf(back).trouble).toBeNull();
    expect(signs(back)).toBe('++++');
  });

  it('hears nothing of other files', () => {
    const other = practised(practice(), { ...saved(SOLUTION), file: '/other.py' } as Message);
    expect(signs(other)).toBe('x+++');
  });
});

describe('progress', () => {
  it('counts versions that were saved, and none that was only opened', () => {
    expect(savedChanges(practice())).toEqual([]);
    expect(savedChanges(practised(practice(), saved(WRONG), saved(BROKEN)))).toEqual([
      'attempt-exercise',
      'attempt-exercise',
    ]);
  });

  it('keeps when it was solved, and celebrates once', () => {
    const solved = practised(practice(), saved(WRONG), saved(SOLUTION, 5000));
    expect(deskOf(solved).page).toEqual({ kind: 'solved', elapsed: 0, selected: 0 });
    expect(solved.state.profile.progress.exercises.gather).toEqual({ solvedAt: 5000, attempts: 2, hints: 0 });
    const again = practised(solved, { kind: 'cancel' }, saved(`${SOLUTION} `, 6000));
    expect(deskOf(again).page.kind).toBe('goals');
    expect(again.state.profile.progress.exercises.gather?.solvedAt).toBe(5000);
  });

  it('celebrates a file that was put right while nobody watched', () => {
    const opened = practice(exampleExercise({ text: SOLUTION }));
    expect(deskOf(opened).page.kind).toBe('solved');
    expect(savedChanges(opened)).toEqual(['solve-exercise']);
  });

  it('gives hints one at a time, and remembers how many', () => {
    const hint: Message = { kind: 'show-hint' };
    const hinted = practised(practice(), hint, hint, hint);
    expect(deskOf(hinted).hints).toBe(2);
    expect(hinted.state.profile.progress.exercises.gather?.hints).toBe(2);
    expect(savedChanges(hinted)).toEqual(['show-hints', 'show-hints']);
  });
});

describe('the pages', () => {
  it('show the moment at which a goal fails, and lead back', () => {
    const player = practised(practice(), { kind: 'choose' });
    const { page } = deskOf(player);
    expect(page).toMatchObject({ kind: 'player', player: { index: eventsOf(START).length } });
    expect(deskOf(practised(player, { kind: 'cancel' })).page.kind).toBe('goals');
    expect(deskOf(practised(player, saved(WRONG))).page.kind).toBe('goals');
  });

  it('only look at the run of the attempt', () => {
    const player = practised(practice(), { kind: 'choose' });
    const after = practised(player, { kind: 'rerun' }, { kind: 'stop' }, { kind: 'edit' });
    expect(after.effects).toHaveLength(player.effects.length);
  });

  it('move between the goals that are shown', () => {
    const down: Message = { kind: 'move', by: 1 };
    expect(deskOf(practised(practice(), down, down, down)).selected).toBe(1);
    // An error is shown as a goal of its own.
    expect(deskOf(practised(practice(), saved(BROKEN), { kind: 'move', by: -9 }, down, down, down)).selected).toBe(3);
  });

  it('play both timelines from their beginning', () => {
    const { page } = deskOf(practised(practice(), { kind: 'show-timelines' }));
    expect(page).toMatchObject({
      kind: 'timelines',
      compare: { names: ['yours', 'the goal'], stop: 0, playing: true },
    });
  });

  it('say so when there are no timelines yet', () => {
    const [state] = update(beginPractice(exampleExercise()).state, { kind: 'show-timelines' });
    expect(topPractice({ state, effects: [] }).notice).toContain('when both programs have ended');
  });

  it('show the solution only after a question, and without one when it is solved', () => {
    const asked = practised(practice(), { kind: 'show-solution' });
    expect(deskOf(asked)).toMatchObject({ ask: 'solution', page: { kind: 'goals' } });
    expect(deskOf(practised(asked, { kind: 'cancel' }))).toMatchObject({ ask: null, page: { kind: 'goals' } });
    expect(deskOf(practised(asked, { kind: 'confirm' })).page.kind).toBe('solution');
    expect(deskOf(practised(practice(), saved(SOLUTION), { kind: 'show-solution' })).page.kind).toBe('solution');
  });

  it('begin anew only after a question', () => {
    const asked = practised(practice(), { kind: 'restore' });
    expect(asked.effects).not.toContainEqual(expect.objectContaining({ kind: 'open-exercise' }));
    expect(practised(asked, { kind: 'confirm' }).effects.at(-1)).toEqual({
      kind: 'open-exercise',
      lesson: 'gather',
      restart: true,
    });
  });

  it('open the editor at the line of the selected goal', () => {
    const { effects } = practised(practice(), saved(BROKEN), { kind: 'edit' });
    expect(effects.at(-1)).toEqual({ kind: 'edit-exercise', file: exampleExercise().file, line: 1 });
  });

  it('tick only while something moves', () => {
    const solved = practised(practice(), saved(SOLUTION));
    expect(solved.state.ticking).toBe(true);
    const later = practised(solved, { kind: 'tick', elapsed: 10_000 });
    expect(later.state.ticking).toBe(false);
  });
});

describe('the list', () => {
  it('opens what is selected, and takes the exercise back', () => {
    const list = practice(null);
    const asked = practised(list, { kind: 'move', by: 1 }, { kind: 'choose' });
    expect(asked.effects).toEqual([{ kind: 'open-exercise', lesson: 'gather', restart: false }]);
    const opened = practised(asked, { kind: 'exercise-opened', opened: exampleExercise() });
    expect(signs(opened)).toBe('x+++');
    const back = practised(opened, { kind: 'list-exercises' });
    expect(topPractice(back)).toMatchObject({ desk: null, selected: 'gather' });
    expect(kinds(back.effects).slice(-4)).toEqual(['drop-run', 'drop-run', 'drop-run', 'close-exercise']);
  });

  it('jumps to the parts, and stays inside', () => {
    const jump = (to: 1 | -1): Message => ({ kind: 'jump', to });
    expect(topPractice(practised(practice(null), jump(1))).selected).toBe('locks');
    expect(topPractice(practised(practice(null), jump(1), jump(1), jump(-1), jump(-1))).selected).toBe('tasks');
  });

  it('goes on to an exercise that is not solved', () => {
    const next = practised(practice(), saved(SOLUTION), { kind: 'choose' });
    expect(next.effects.at(-1)).toEqual({ kind: 'open-exercise', lesson: 'locks', restart: false });
  });

  it('says what cannot be opened', () => {
    expect(topPractice(practised(practice(null), { kind: 'refused', message: 'No.' })).notice).toBe('No.');
  });
});

it('leaves nothing behind', () => {
  const left = practised(practice(), { kind: 'back' });
  expect(kinds(left.effects).slice(-5)).toEqual(['drop-run', 'drop-run', 'drop-run', 'close-exercise', 'quit']);
});
