import { describe, expect, it } from 'vitest';
import { type AppState, changedSource, type Message, pageOf, topScreen, update } from '../../src/app/index.ts';
import { homeSession, lessonSession, topLesson, walked } from '../support/lesson-sessions.ts';

const ON: Message = { kind: 'go-on' };
const pages = (count: number): readonly Message[] => Array<Message>(count).fill(ON);

/** The page where these messages lead. */
function check(messages: readonly Message[], page: string): void {
  expect(pageOf(topLesson(walked(lessonSession(), ...messages))).id).toBe(page);
}

function modifying(): AppState {
  return walked(lessonSession(), ...pages(6));
}

describe('a lesson', () => {
  it('has a page for each step, one for the truth about predictions, and an end', () => {
    expect(topLesson(lessonSession()).pages.map(({ id }) => id)).toEqual([
      'prose-1',
      'predict-1',
      'predict-2',
      'run-1',
      'verdict-predict-1',
      'compare-1',
      'modify-1',
      'javascript-1',
      'summary-1',
      'end',
    ]);
  });

  it('goes forward and back, and no further than its ends', () => {
    check([], 'prose-1');
    check([ON], 'predict-1');
    check([ON, { kind: 'go-back' }, { kind: 'go-back' }], 'prose-1');
    check(pages(9), 'end');
  });

  it('is checked by a check that can fail', () => {
    expect(() => check([], 'end')).toThrow();
  });

  it('goes to a step of the list', () => {
    const down: Message = { kind: 'move', by: 1 };
    check([{ kind: 'toggle-steps' }, down, down, down, { kind: 'choose' }], 'run-1');
    check([{ kind: 'toggle-steps' }, down, { kind: 'cancel' }], 'prose-1');
  });

  it('keeps answers, and compares them with the run', () => {
    const answered = walked(lessonSession(), ON, { kind: 'pick', number: 2 }, { kind: 'choose' });
    expect(topLesson(answered).answers['predict-1']).toEqual({ lines: ['2 s'], right: null });
    const judged = walked(answered, { kind: 'carry', by: 1 }, { kind: 'choose' }, ON);
    expect(topLesson(judged).answers['predict-1']?.right).toBe(true);
    expect(topLesson(judged).answers['predict-2']?.right).toBeTypeOf('boolean');
    expect(judged.profile.progress.lessons.example?.answers['predict-1']?.right).toBe(true);
  });

  it('carries a line that is picked up', () => {
    const lines = (state: AppState) => {
      const { stage } = topLesson(state);
      return stage.kind === 'predict' && stage.draft.kind === 'order' ? stage.draft.lines : [];
    };
    const before = walked(lessonSession(), ON, ON);
    const after = walked(before, { kind: 'grab' }, { kind: 'move', by: 1 }, { kind: 'grab' }, { kind: 'move', by: 1 });
    expect(lines(after).slice(0, 2)).toEqual(lines(before).slice(0, 2).reverse());
    expect([...lines(after)].sort()).toEqual([...lines(before)].sort());
  });

  it('shows around in a run', () => {
    const at = (state: AppState) => {
      const { stage } = topLesson(state);
      return stage.kind === 'run' ? [stage.player.guide?.at, stage.player.index] : [];
    };
    const there = walked(lessonSession(), ...pages(3));
    expect(at(there)).toEqual([null, 0]);
    const first = walked(there, { kind: 'next-moment' });
    expect(at(first)[0]).toBe(0);
    const last = walked(first, { kind: 'next-moment' }, { kind: 'next-moment' });
    expect(at(last)[0]).toBe(1);
    expect(at(walked(last, { kind: 'previous-moment' }))).toEqual(at(first));
  });

  it('changes values, runs them, and brings the original back', () => {
    const source = (state: AppState) => {
      const { stage } = topLesson(state);
      return stage.kind === 'modify' ? changedSource(stage) : '';
    };
    const before = modifying();
    const changed = walked(before, { kind: 'change-value', by: 1 });
    expect(source(changed)).toContain('asyncio.sleep(5)');
    const [, effects] = update(changed, { kind: 'choose' });
    expect(effects[0]).toMatchObject({ kind: 'start-run', program: { text: source(changed) } });
    expect(source(walked(changed, { kind: 'restore' }))).toBe(source(before));
  });

  it('runs what the editor gives back, and keeps the program when the editor fails', () => {
    const failed = walked(modifying(), { kind: 'editor-closed', text: 'x', message: 'there is no editor "vi"' });
    expect(topLesson(failed).notice).toContain('no editor');
    const [edited, effects] = update(modifying(), { kind: 'editor-closed', text: 'print(1)\n' });
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'start-run' }));
    const { stage } = topLesson(edited);
    expect(stage.kind === 'modify' && stage.edited).toBe('print(1)\n');
  });

  it('forgets no run: every one that was started is dropped', () => {
    const open = new Set<number>();
    let state = lessonSession();
    const messages = [
      ...pages(6),
      { kind: 'choose' } as const,
      { kind: 'cancel' } as const,
      ...pages(3),
      { kind: 'back' } as const,
    ];
    for (const message of messages) {
      const [next, effects] = update(state, message);
      for (const effect of effects) {
        if (effect.kind === 'start-run') open.add(effect.run);
        if (effect.kind === 'drop-run') open.delete(effect.run);
      }
      state = next;
    }
    expect([...open]).toEqual([]);
  });

  it('continues where the learner left it', () => {
    const left = walked(lessonSession(), ...pages(5));
    expect(topLesson(lessonSession(undefined, left.profile)).at).toBe(5);
    const done = walked(left, ...pages(4));
    expect(topLesson(lessonSession(undefined, done.profile)).at).toBe(0);
  });
});

describe('home', () => {
  it('opens what comes next, and comes back from it', () => {
    const opened = walked(homeSession(), { kind: 'choose' });
    expect(topScreen(opened).kind).toBe('lesson');
    expect(topScreen(walked(opened, ON, { kind: 'back' })).kind).toBe('home');
  });

  it('asks for a program and says why it cannot be read', () => {
    const asked = walked(
      homeSession(),
      { kind: 'ask-file' },
      { kind: 'edit-prompt', edit: { kind: 'insert', text: 'x.py' } },
    );
    expect(update(asked, { kind: 'submit-prompt' })[1]).toEqual([{ kind: 'open-program', path: 'x.py' }]);
    const refused = topScreen(walked(asked, { kind: 'refused', message: 'there is no x.py' }));
    expect(refused.kind === 'home' && refused.prompt?.problem).toBe('there is no x.py');
  });

  it('refuses a lesson with mistakes, and says so', () => {
    const { profile } = homeSession();
    const lessons = profile.curriculum.lessons.map((lesson) => ({ ...lesson, problem: 'It has mistakes.' }));
    const broken = homeSession(undefined, { ...profile, curriculum: { ...profile.curriculum, lessons } });
    const [state, effects] = update(broken, { kind: 'choose' });
    const screen = topScreen(state);
    expect(effects).toEqual([]);
    expect(screen.kind === 'home' && screen.notice).toBe('It has mistakes.');
  });
});
