import { type ChoiceMark, gradeAnswer } from '../grade.ts';
import { type Card, type Confidence, cardId, type QuizAnswer, type QuizQuestion } from '../question.ts';

/** A question that was answered. */
export interface Answered {
  readonly question: QuizQuestion;
  readonly answer: QuizAnswer;
  readonly right: boolean;
  readonly confidence: Confidence;
  /** The idea comes again in so many days; null when it does not. */
  readonly days: number | null;
}

/** What an answer says about misconceptions, by their ids. */
export interface IdeasOfAnswer {
  /** Those behind the wrong choices that were taken. */
  readonly fellFor: readonly string[];
  /** Those behind the wrong choices that were not taken by somebody who knew better. */
  readonly sawThrough: readonly string[];
}

/** What remains of a quiz. */
export interface QuizSummary {
  readonly asked: number;
  readonly right: number;
  /** Wrong although the learner was sure, and right although they guessed. */
  readonly sureButWrong: number;
  readonly lucky: number;
  /** The misconceptions behind the wrong answers, the most frequent first. */
  readonly misconceptions: readonly MisconceptionCount[];
  /** The lessons of the wrong answers, the one with the most first. */
  readonly reread: readonly LessonCount[];
  /** The ideas that were asked, the one that comes back first at the top. */
  readonly comesBack: readonly ComingBack[];
}

/** How often a misconception was behind a wrong answer, and in which lessons that was. */
export interface MisconceptionCount {
  readonly idea: string;
  readonly count: number;
  readonly lessons: readonly string[];
}

/** How many answers about a lesson were wrong. */
export interface LessonCount {
  readonly lesson: string;
  readonly wrong: number;
}

/** A card and when it comes back. */
export interface ComingBack {
  readonly card: Card;
  readonly days: number;
}

/** What an answer says about misconceptions. */
export function ideasOfAnswer({ form }: QuizQuestion, answer: QuizAnswer): IdeasOfAnswer {
  if (form.kind === 'order') return { fellFor: [], sawThrough: [] };
  const { right, choiceMarks } = gradeAnswer({ form }, answer);
  const ideasBehind = (mark: ChoiceMark) => [
    ...new Set(form.choices.flatMap(({ idea }, place) => (choiceMarks[place] === mark ? (idea ?? []) : []))),
  ];
  return { fellFor: ideasBehind('wrong'), sawThrough: right ? ideasBehind('left') : [] };
}

/** What remains of a quiz: what was believed, what to read again, what comes back when. */
export function summaryOf(answers: readonly Answered[]): QuizSummary {
  const wrong = answers.filter(({ right }) => !right);
  const believed = wrong.flatMap(({ question, answer }) =>
    ideasOfAnswer(question, answer).fellFor.map((idea) => ({ idea, lesson: question.card.lesson })),
  );
  const misconceptions = counts(believed.map(({ idea }) => idea)).map(([idea, count]) => {
    const lessons = believed.filter((one) => one.idea === idea).flatMap(({ lesson }) => lesson ?? []);
    return { idea, count, lessons: [...new Set(lessons)] };
  });
  return {
    asked: answers.length,
    right: answers.length - wrong.length,
    sureButWrong: wrong.filter(({ confidence }) => confidence === 'know').length,
    lucky: answers.filter(({ right, confidence }) => right && confidence === 'guess').length,
    misconceptions,
    reread: counts(wrong.flatMap(({ question }) => question.card.lesson ?? [])).map(([lesson, count]) => ({
      lesson,
      wrong: count,
    })),
    comesBack: comesBack(answers),
  };
}

/** The last answer about a card says when it comes back. */
function comesBack(answers: readonly Answered[]): readonly ComingBack[] {
  const byCard = new Map<string, ComingBack>();
  for (const { question, days } of answers) {
    if (days !== null) byCard.set(cardId(question.card), { card: question.card, days });
  }
  return [...byCard.values()].sort((one, other) => one.days - other.days);
}

/** Each word once with how often it is there, the most frequent first. */
function counts(words: readonly string[]): readonly (readonly [string, number])[] {
  const found = new Map<string, number>();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return [...found].sort(([, one], [, other]) => other - one);
}
