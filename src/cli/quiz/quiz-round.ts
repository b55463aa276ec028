import type { AnsweredQuestion, Progress } from '../../progress/index.ts';
import {
  type Card,
  type CardStates,
  type Confidence,
  cardId,
  createRandom,
  daysUntilDue,
  dueCards,
  ideasOfAnswer,
  type QuizAnswer,
  type QuizQuestion,
  reviewed,
  type Selection,
  seedOf,
  selectCards,
} from '../../quiz/index.ts';
import { localDay } from '../calendar.ts';

/** The questions of one quiz, one after the other, and what becomes of their answers. */
export interface QuizRound {
  /** The next question; undefined when there are no more. */
  next(): Promise<QuizQuestion | undefined>;
  /** What an answer changes. The card of the question is due again from then on. */
  keep(answered: GivenAnswer): KeptAnswer;
}

/** An answer that was just given. */
export interface GivenAnswer {
  readonly question: QuizQuestion;
  readonly answer: QuizAnswer;
  readonly right: boolean;
  readonly confidence: Confidence;
}

/** What an answer changes. */
export interface KeptAnswer {
  /** To be saved. */
  readonly change: AnsweredQuestion;
  /** The idea comes again in so many days; null for a program of the learner's own. */
  readonly days: number | null;
  /** So many ideas are due for a review now. */
  readonly due: number;
}

/** What a round is made from. */
export interface RoundOptions extends Pick<Selection, 'cards' | 'only' | 'begun' | 'count'> {
  /** Makes a question for a card; undefined when there is none. */
  readonly make: (card: Card, seed: number) => Promise<QuizQuestion | undefined>;
  /** What is remembered of the cards. */
  readonly states: CardStates;
  /** What decides which cards are asked: the same, or nothing for a quiz that is the same for everybody. */
  readonly ordered: CardStates;
  readonly seed: number;
  /** Real time, in milliseconds since 1970. */
  readonly now: () => number;
}

/** A round of questions. While the learner thinks about one, the next is made. */
export function createRound(options: RoundOptions): QuizRound {
  let states = options.states;
  const find = finder(options);
  let upcoming: Promise<QuizQuestion | undefined> | undefined;
  let left = options.count;
  return {
    async next() {
      if (left === 0) return undefined;
      const question = await (upcoming ?? find());
      left = question === undefined ? 0 : left - 1;
      upcoming = left > 0 ? find() : undefined;
      // Whoever asks for it hears of a failure; nobody may.
      upcoming?.catch(() => undefined);
      return question;
    },
    keep(answered) {
      const now = options.now();
      const { card } = answered.question;
      const id = cardId(card);
      const state = card.lesson === null ? null : reviewed(own(states, id), answered, now);
      if (state !== null) states = { ...states, [id]: state };
      return {
        change: changeOf(answered, { card: state === null ? null : { id, state }, now }),
        days: state === null ? null : daysUntilDue(state, now),
        due: dueCards(options.cards, states, now).length,
      };
    },
  };
}

/**
 * Finds questions, one after the other. Which cards are asked is decided by what was remembered before the round, so
 * that the same seed gives the same quiz whatever is answered.
 */
function finder({ cards, make, ordered: states, seed, now, ...selection }: RoundOptions) {
  const start = now();
  /** Cards of this lap, and cards of which nothing more can be asked. */
  const used = new Set<string>();
  const exhausted = new Set<string>();
  let queue: readonly Card[] = [];
  let tries = 0;

  const select = (): readonly Card[] => {
    const left = cards.filter((card) => !used.has(cardId(card)) && !exhausted.has(cardId(card)));
    const random = createRandom(seedOf(`${seed} ${tries}`));
    // One lap has each card at most once.
    const count = Math.min(selection.count, left.length);
    return selectCards({ ...selection, cards: left, states, now: start, count, random });
  };
  const takeCard = (): Card | undefined => {
    if (queue.length === 0) queue = select();
    if (queue.length === 0 && selection.only !== 'due' && used.size > 0) {
      used.clear();
      queue = select();
    }
    const [card, ...rest] = queue;
    queue = rest;
    return card;
  };
  return async (): Promise<QuizQuestion | undefined> => {
    for (let card = takeCard(); card !== undefined; card = takeCard()) {
      used.add(cardId(card));
      tries += 1;
      const question = await make(card, seedOf(`${seed} ${tries}`));
      if (question !== undefined) return question;
      exhausted.add(cardId(card));
    }
    return undefined;
  };
}

interface Change {
  readonly card: AnsweredQuestion['card'];
  readonly now: number;
}

function changeOf({ question, answer, right }: GivenAnswer, { card, now }: Change): AnsweredQuestion {
  const ideas = ideasOfAnswer(question, answer);
  return { kind: 'answer-question', question: question.id, right, card, ...ideas, at: now, day: localDay(now) };
}

/** The lessons that a learner has begun, those of questions that were answered included. */
export function begunLessons({ lessons, cards }: Progress): readonly string[] {
  const asked = Object.keys(cards).map((id) => id.split('/')[0] ?? '');
  return [...new Set([...Object.keys(lessons), ...asked])];
}

function own(states: CardStates, id: string): unknown {
  return Object.hasOwn(states, id) ? states[id] : undefined;
}
