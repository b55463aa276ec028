import type { Question } from '../../lesson/index.ts';
import { type AuthoredTools, authoredCard, authoredQuestion } from '../authored.ts';
import type { QuizQuestion } from '../question.ts';
import { createRandom } from '../random.ts';
import type { AskedBook } from './turns.ts';

/** What an authored question is wanted for: the questions of a lesson, and the idea of the card. */
export interface AuthoredWish {
  readonly questions: readonly Question[];
  readonly idea: string;
  readonly seed: number;
}

/**
 * The question of an idea whose turn it is: one that was never asked, or else the one that was asked longest ago; none
 * that was asked in this session, and none whose run does not decide it.
 */
export async function makeAuthored(
  { questions, idea, seed }: AuthoredWish,
  tools: AuthoredTools,
  book: AskedBook,
): Promise<QuizQuestion | undefined> {
  const random = createRandom(seed);
  const ofIdea = questions.filter((question) => authoredCard(question, tools.lesson).idea === idea);
  const made: QuizQuestion[] = [];
  for (const question of random.shuffled(ofIdea)) {
    const asked = await authoredQuestion(question, tools, random);
    if (asked === undefined || book.standing(asked) === 'again') continue;
    if (book.standing(asked) === 'new') return asked;
    made.push(asked);
  }
  return made.sort((one, other) => book.place(one.id) - book.place(other.id))[0];
}
