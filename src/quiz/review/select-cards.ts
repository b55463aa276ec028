import { type Card, cardId } from '../question.ts';
import type { Random } from '../random.ts';
import { type CardState, DAY, isDue, readCardState, retrievability } from './card-state.ts';

/** What is remembered of the cards, by their id; what cannot be understood counts as new. */
export type CardStates = Readonly<Record<string, unknown>>;

/** Which cards to ask. */
export interface Selection {
  /** All cards there are, in the order of the course. */
  readonly cards: readonly Card[];
  readonly states: CardStates;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly count: number;
  /** `due`: what should be reviewed and nothing else; `all`: what the learner has met; or a lesson. */
  readonly only: 'due' | 'all' | { readonly lesson: string };
  /** The lessons that the learner has begun. */
  readonly begun: readonly string[];
  readonly random: Random;
}

/** A mistake is fresh for so long: until then it comes before what is new. */
const FRESH = 7 * DAY;
/** Whoever has begun no lesson is asked about so many of the first. */
const FIRST_LESSONS = 3;

/** The state of a card; undefined for a new one. */
export function stateOf(card: Card, states: CardStates): CardState | undefined {
  const id = cardId(card);
  return Object.hasOwn(states, id) ? readCardState(states[id]) : undefined;
}

/** The cards that should be reviewed, the most overdue first. */
export function dueCards(cards: readonly Card[], states: CardStates, now: number): readonly Card[] {
  const due = cards.flatMap((card) => {
    const state = stateOf(card, states);
    return state !== undefined && isDue(state, now) ? [{ card, due: state.due }] : [];
  });
  return due.sort((one, other) => one.due - other.due).map(({ card }) => card);
}

/**
 * The cards of a quiz, in the order in which they are asked: what is due, what went wrong lately, what is new in lessons
 * that the learner has begun, then what is known least. Lessons and kinds alternate. A card comes twice only when the
 * count exceeds the cards.
 */
export function selectCards(selection: Selection): readonly Card[] {
  const { cards, states, now, count, only } = selection;
  const own = typeof only === 'object' ? cards.filter(({ lesson }) => lesson === only.lesson) : cards;
  const due = dueCards(own, states, now);
  const tiers = only === 'due' ? [due] : [due, ...further({ ...selection, cards: own }, due)];
  const chosen: Card[] = [];
  for (const tier of tiers) chosen.push(...interleaved(tier.slice(0, count - chosen.length), chosen.at(-1)));
  if (only === 'due' || chosen.length === 0) return chosen;
  return Array.from({ length: count }, (_, place) => chosen[place % chosen.length] as Card);
}

/** What follows when nothing is due any more, tier by tier. */
function further({ cards, states, now, only, begun, random }: Selection, due: readonly Card[]): readonly Card[][] {
  const open = typeof only === 'object' ? () => true : opened(cards, begun);
  const missed: [number, Card][] = [];
  const known: [number, Card][] = [];
  const fresh: Card[] = [];
  for (const card of cards) {
    const state = stateOf(card, states);
    if (due.includes(card)) continue;
    if (state === undefined) fresh.push(card);
    else if (!state.right && now - state.last < FRESH) missed.push([-state.last, card]);
    else known.push([retrievability(state, now), card]);
  }
  const later = fresh.filter((card) => !open(card));
  return [inOrder(missed), random.shuffled(fresh.filter(open)), inOrder(known), later];
}

/** Whether a card belongs to a lesson that the learner has begun. */
function opened(cards: readonly Card[], begun: readonly string[]): (card: Card) => boolean {
  const lessons = [...new Set(cards.map(({ lesson }) => lesson))];
  const known = lessons.filter((lesson) => lesson === null || begun.includes(lesson));
  const open = new Set(known.length > 0 ? known : lessons.slice(0, FIRST_LESSONS));
  return ({ lesson }) => open.has(lesson);
}

function inOrder(cards: [number, Card][]): Card[] {
  return cards.sort(([one], [other]) => one - other).map(([, card]) => card);
}

/** The same cards so that neither two of a lesson nor two of a kind follow each other, as far as that is possible. */
function interleaved(cards: readonly Card[], before: Card | undefined): readonly Card[] {
  const left = [...cards];
  const result: Card[] = [];
  while (left.length > 0) {
    const last = result.at(-1) ?? before;
    const likeness = (card: Card) => (card.lesson === last?.lesson ? 2 : 0) + (card.kind === last?.kind ? 1 : 0);
    const best = Math.min(...left.map(likeness));
    result.push(
      ...left.splice(
        left.findIndex((card) => likeness(card) === best),
        1,
      ),
    );
  }
  return result;
}

/**
 * Of a lesson so many ideas have to be known: of the others some may never be asked, because nothing in its programs
 * gives such a question.
 */
const IDEAS_TO_KNOW = 5;

/**
 * How well a lesson is known by its cards, from 0 to 1. The best known ones count, each fully when it is remembered and
 * will be for a month.
 */
export function mastery(cards: readonly Card[], states: CardStates, now: number): number {
  const known = cards.map((card) => {
    const state = stateOf(card, states);
    return state === undefined ? 0 : retrievability(state, now) * settled(state);
  });
  const best = known.sort((one, other) => other - one).slice(0, IDEAS_TO_KNOW);
  return best.reduce((sum, one) => sum + one, 0) / Math.max(1, best.length);
}

/** How far the memory has settled, from 0 to 1. The first days count most. */
function settled({ stability }: CardState): number {
  return Math.min(1, Math.log1p(stability) / Math.log1p(30));
}
