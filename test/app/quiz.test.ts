import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AppState,
  type Effect,
  type Message,
  outcomeOf,
  type QuizScreen,
  streakOf,
  topScreen,
  update,
  waysFromQuiz,
} from '../../src/app/index.ts';
import { start } from '../../src/app/update.ts';
import { durationQuestion, orderQuestion, wordsQuestion } from '../support/example-questions.ts';
import { gatherTrace } from '../support/example-traces.ts';
import { homeSession, walked } from '../support/lesson-sessions.ts';
import { EXAMPLE_ANSWERS, quizSession, quizzed, topQuiz, waitingQuiz } from '../support/quiz-sessions.ts';

const NEXT: Message = { kind: 'go-on' };
const ENTER: Message = { kind: 'choose' };
const pick = (number: number): Message => ({ kind: 'pick', number });
const sure = (how: 'guess' | 'think' | 'know'): Message => ({ kind: 'be-sure', how });

/** The effects of the last of these messages. */
function effectsOf(state: AppState, ...messages: readonly Message[]): readonly Effect[] {
  const last = messages.at(-1);
  if (last === undefined) return [];
  return update(quizzed(state, ...messages.slice(0, -1)), last)[1];
}

function phaseOf<K extends QuizScreen['phase']['kind']>(state: AppState, kind: K) {
  const { phase } = topQuiz(state);
  if (phase.kind !== kind) throw new Error(`the quiz is ${phase.kind}, not ${kind}`);
  return phase as Extract<QuizScreen['phase'], { readonly kind: K }>;
}

describe('a quiz that waits for a question', () => {
  it('asks the shell for one', () => {
    expect(start(waitingQuiz())[1].slice(0, 1)).toEqual([{ kind: 'next-question', quiz: 1 }]);
  });

  it('says nothing of a wait that nobody notices', () => {
    const waiting = quizzed(waitingQuiz(), { kind: 'tick', elapsed: 150 });
    expect(phaseOf(waiting, 'waiting').waited).toBe(150);
    expect(waiting.ticking).toBe(true);
    const noticed = quizzed(waiting, { kind: 'tick', elapsed: 60 });
    expect(update(waiting, { kind: 'tick', elapsed: 60 })[1]).toEqual([{ kind: 'schedule-tick', after: 3790 }]);
    expect(quizzed(noticed, { kind: 'tick', elapsed: 3800 }).ticking).toBe(false);
  });

  it('takes no question of another quiz', () => {
    const other: Message = { kind: 'question-ready', quiz: 2, question: durationQuestion(), about: '' };
    expect(phaseOf(quizzed(waitingQuiz(), other), 'waiting').kind).toBe('waiting');
    expect(phaseOf(quizzed(waitingQuiz(), { ...other, quiz: 1 }), 'asking').question.id).toBe('gather/duration/1');
  });

  it('ends where nothing can be asked, and says why', () => {
    const over = quizzed(waitingQuiz(), { kind: 'quiz-over', quiz: 1, message: 'Nothing to ask.' });
    expect(phaseOf(over, 'over')).toMatchObject({ selected: 0, why: 'Nothing to ask.' });
    expect(waysFromQuiz(topQuiz(over))).toEqual([{ kind: 'back' }]);
    expect(effectsOf(over, { kind: 'take-again' })).toEqual([]);
    const refused = quizzed(waitingQuiz(), { kind: 'refused', message: 'Broken.' });
    expect(phaseOf(refused, 'over').why).toBe('Broken.');
  });
});

describe('an answer', () => {
  it('is chosen by its number, then by how sure one is', () => {
    const chosen = quizzed(quizSession(), pick(3));
    expect(phaseOf(chosen, 'asking')).toMatchObject({ draft: { selected: 2 }, sure: 'think' });
    expect(phaseOf(quizzed(chosen, pick(2)), 'asking')).toMatchObject({ draft: { selected: 1 }, sure: 'think' });
    const given = topQuiz(quizzed(chosen, pick(2), sure('know'))).answered[0];
    expect(given).toMatchObject({ right: true, confidence: 'know', answer: { chosen: [1] }, about: 'About gather' });
  });

  it('is chosen with arrows and Enter alone', () => {
    const down: Message = { kind: 'move', by: 1 };
    const given = quizzed(quizSession(), down, ENTER, { kind: 'change-value', by: 1 }, ENTER);
    expect(topQuiz(given).answered[0]).toMatchObject({ right: true, confidence: 'know' });
  });

  it('can be taken back until it is given', () => {
    const back = quizzed(quizSession(), pick(1), { kind: 'cancel' });
    expect(phaseOf(back, 'asking').sure).toBeNull();
    expect(phaseOf(quizzed(back, pick(2), { kind: 'move', by: -1 }), 'asking').sure).toBeNull();
    expect(topQuiz(back).answered).toEqual([]);
  });

  it('marks several, and at least one', () => {
    const several = quizSession(undefined, [wordsQuestion()]);
    expect(topQuiz(quizzed(several, ENTER)).notice).toContain('at least one');
    expect(topQuiz(quizzed(several, sure('know'))).answered).toEqual([]);
    const marked = quizzed(several, { kind: 'grab' }, pick(3), pick(2), pick(3));
    expect(phaseOf(marked, 'asking').draft).toMatchObject({ chosen: [0, 1], selected: 2 });
    expect(topQuiz(quizzed(marked, ENTER, ENTER)).answered[0]?.right).toBe(true);
    expect(topQuiz(quizzed(marked, pick(3), ENTER, ENTER)).answered[0]?.right).toBe(false);
  });

  it('puts lines in order', () => {
    const down: Message = { kind: 'move', by: 1 };
    const order = quizSession(undefined, [orderQuestion()]);
    // ... world! goes to the end, then Starting goes up by one.
    const carried = quizzed(order, { kind: 'grab' }, down, down, down, { kind: 'grab' });
    const sorted = quizzed(carried, { kind: 'move', by: -1 }, { kind: 'carry', by: -1 });
    expect(topQuiz(quizzed(carried, ENTER, ENTER)).answered[0]?.right).toBe(false);
    expect(topQuiz(quizzed(sorted, ENTER, ENTER)).answered[0]?.right).toBe(true);
  });

  it('is kept at once, with what the shell makes of it', () => {
    const effects = effectsOf(quizSession(), pick(2), sure('guess'));
    expect(effects[0]).toMatchObject({ kind: 'keep-quiz-answer', quiz: 1, number: 0, sure: 'guess' });
    const given = quizzed(quizSession(), ...(EXAMPLE_ANSWERS[0] ?? []), NEXT, ...(EXAMPLE_ANSWERS[1] ?? []));
    expect(topQuiz(given).answered.map(({ days }) => days)).toEqual([0, 1]);
    expect(given.profile.due).toBe(3);
    expect(given.profile.progress.asked).toEqual(['gather/duration/1', 'gather/order/1']);
  });

  it('is kept when the quiz lies below another screen by then', () => {
    const given = update(quizSession(), sure('think'))[0];
    const change = { kind: 'complete-lesson', lesson: 'gather' } as const;
    const below = quizzed(given, {
      kind: 'program-opened',
      program: { file: 'a.py', args: [] },
      source: '',
      name: 'a',
    });
    const kept = update(below, { kind: 'answer-kept', quiz: 1, number: 0, change, days: 7, due: 1 })[0];
    const quiz = kept.screens.find((screen) => screen.kind === 'quiz');
    expect(quiz?.kind === 'quiz' && quiz.answered[0]?.days).toBe(7);
    expect(kept.profile.progress.lessons.gather?.completed).toBe(true);
  });
});

describe('the answer that is shown', () => {
  const wrong = () => quizzed(quizSession(), pick(1), sure('know'));

  it('opens the player at the moment that decides', () => {
    const { player, view, seek } = phaseOf(wrong(), 'showing');
    expect(view).toBe('run');
    expect(seek).toBeNull();
    expect(player?.index).toBe(durationQuestion().evidence?.at);
    expect(player?.program.text).toBe(gatherTrace().source);
    expect(player?.playback.mode).toBe('paused');
  });

  it('goes there as the events come, and does not pull the learner back afterwards', () => {
    const given = update(quizzed(quizSession(), pick(1)), sure('know'))[0];
    const { events } = gatherTrace();
    const run = phaseOf(given, 'showing').player?.run.id ?? 0;
    const some = update(given, { kind: 'events-arrived', run, events: events.slice(0, 10) })[0];
    expect(phaseOf(some, 'showing')).toMatchObject({ seek: durationQuestion().evidence?.at, player: { index: 10 } });
    const all = update(some, { kind: 'events-arrived', run, events: events.slice(10, 52) })[0];
    expect(phaseOf(all, 'showing').player?.index).toBe(durationQuestion().evidence?.at);
    const stepped = update(update(all, { kind: 'go-to-start' })[0], {
      ...{ kind: 'events-arrived', run, events: events.slice(52) },
    } as Message)[0];
    expect(phaseOf(stepped, 'showing').player?.index).toBe(0);
    expect(phaseOf(quizzed(stepped, { kind: 'go-to-evidence' }), 'showing').player?.index).toBe(
      durationQuestion().evidence?.at,
    );
  });

  it('shows where the own answer fails, and back', () => {
    const yours = quizzed(wrong(), { kind: 'toggle-evidence' });
    expect(phaseOf(yours, 'showing')).toMatchObject({ side: 'yours', player: { index: 28 } });
    expect(phaseOf(quizzed(yours, { kind: 'toggle-evidence' }), 'showing').side).toBe('truth');
    const right = quizzed(quizSession(), pick(2), sure('know'));
    expect(phaseOf(quizzed(right, { kind: 'toggle-evidence' }), 'showing').side).toBe('truth');
  });

  it('shows the reasons as text, and only text where no run decides', () => {
    const text = quizzed(wrong(), { kind: 'toggle-reasons' });
    expect(phaseOf(text, 'showing').view).toBe('text');
    expect(phaseOf(quizzed(text, { kind: 'move', by: 3 }), 'showing')).toMatchObject({ top: 3, player: { index: 49 } });
    const words = quizzed(quizSession(undefined, [wordsQuestion()]), pick(1), ENTER, sure('think'));
    expect(phaseOf(words, 'showing')).toMatchObject({ view: 'text', player: null });
    expect(phaseOf(quizzed(words, { kind: 'toggle-reasons' }), 'showing').view).toBe('text');
  });

  it('drops its run when the learner goes on, and when they leave', () => {
    const run = phaseOf(wrong(), 'showing').player?.run.id;
    expect(effectsOf(wrong(), NEXT)).toContainEqual({ kind: 'drop-run', run });
    const left = effectsOf(wrong(), { kind: 'back' });
    expect(left).toContainEqual({ kind: 'drop-run', run });
    expect(left).toContainEqual({ kind: 'close-quiz', quiz: 1 });
  });
});

describe('the end of a quiz', () => {
  const over = () => quizzed(quizSession(), ...EXAMPLE_ANSWERS.flatMap((answer) => [...answer, NEXT]));

  it('comes after the last answer, or when there are no more questions', () => {
    expect(phaseOf(over(), 'over').kind).toBe('over');
    expect(topQuiz(over()).answered).toHaveLength(5);
  });

  it('counts what was right, in all and in a row', () => {
    expect(outcomeOf(topQuiz(over()))).toMatchObject({ asked: 5, right: 2, sureButWrong: 1 });
    expect(streakOf(topQuiz(over()))).toBe(2);
  });

  it('leads to the lessons to read again, to other questions, and back', () => {
    expect(waysFromQuiz(topQuiz(over()))).toEqual([
      { kind: 'lesson', id: 'gather', title: 'About gather', count: 3 },
      { kind: 'again' },
      { kind: 'back' },
    ]);
    const down: Message = { kind: 'move', by: 1 };
    expect(effectsOf(over(), ENTER)).toEqual([{ kind: 'open-lesson', id: 'gather' }]);
    expect(effectsOf(over(), down, ENTER)).toEqual([{ kind: 'quiz-again', quiz: 1 }]);
    expect(effectsOf(over(), { kind: 'take-again' })).toEqual([{ kind: 'quiz-again', quiz: 1 }]);
    expect(effectsOf(over(), down, down, ENTER)).toContainEqual({ kind: 'quit' });
    expect(effectsOf(over(), down, down, down, ENTER)).toContainEqual({ kind: 'quit' });
  });

  it('gives place to the same quiz with other questions', () => {
    const again = quizzed(over(), { kind: 'take-again' });
    expect(again.screens).toHaveLength(1);
    expect(topQuiz(again)).toMatchObject({ id: 2, answered: [], phase: { kind: 'asking' } });
  });

  it('is where one comes back to from a lesson', () => {
    const lesson = walked(over(), ENTER);
    expect(topScreen(lesson).kind).toBe('lesson');
    expect(topScreen(walked(lesson, { kind: 'back' })).kind).toBe('quiz');
  });
});

describe('home', () => {
  it('opens the quiz over itself, and has it below when it is left', () => {
    const opened = quizzed(homeSession(), { kind: 'quiz-opened', quiz: 1, title: 'Review', count: 5 });
    expect(topQuiz(opened).title).toBe('Review');
    expect(topScreen(quizzed(opened, { kind: 'back' })).kind).toBe('home');
  });
});

describe('whatever is said to a quiz', () => {
  const kinds = [
    ...['choose', 'go-on', 'go-back', 'grab', 'cancel', 'toggle-program', 'toggle-evidence', 'toggle-reasons'],
    ...['go-to-evidence', 'take-again', 'toggle-help', 'toggle-play', 'step-forward', 'step-back', 'go-to-end'],
    ...['rerun', 'edit', 'stop', 'ask-time', 'submit-prompt', 'end-input', 'next-insight', 'toggle-details'],
  ];
  const message: fc.Arbitrary<Message> = fc.oneof(
    fc.constantFrom(...kinds).map((kind) => ({ kind }) as Message),
    fc.integer({ min: -3, max: 3 }).map((by): Message => ({ kind: 'move', by })),
    fc.integer({ min: -2, max: 2 }).map((by): Message => ({ kind: 'carry', by })),
    fc.integer({ min: 0, max: 9 }).map((number): Message => ({ kind: 'pick', number })),
    fc.constantFrom<'guess' | 'think' | 'know'>('guess', 'think', 'know').map(sure),
    fc.constantFrom<1 | -1>(1, -1).map((by): Message => ({ kind: 'change-value', by })),
    fc.nat(500).map((elapsed): Message => ({ kind: 'tick', elapsed })),
    fc.constant<Message>({ kind: 'refused', message: 'No.' }),
    fc.constant<Message>({ kind: 'quiz-over', quiz: 1, message: null }),
    fc.constant<Message>({ kind: 'question-ready', quiz: 1, question: wordsQuestion(), about: 'x' }),
  );

  it('keeps each answer once, in order, and never throws', () => {
    const law = fc.property(fc.array(message, { maxLength: 40 }), (messages) => {
      let state = quizSession();
      const kept: number[] = [];
      for (const one of messages) {
        if (topScreen(state).kind !== 'quiz') break;
        const { id } = topQuiz(state);
        for (const effect of update(state, one)[1]) if (effect.kind === 'keep-quiz-answer') kept.push(effect.number);
        state = quizzed(state, one);
        const { answered, count } = topQuiz(state);
        if (topQuiz(state).id !== id) kept.length = 0;
        expect(kept).toEqual(answered.map((_, place) => place));
        expect(answered.length).toBeLessThanOrEqual(count);
      }
    });
    fc.assert(law, { seed: 5, numRuns: 200 });
  });
});
