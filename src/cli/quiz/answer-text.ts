import { visible } from '../../export/index.ts';
import { type Evidence, inDays, type QuizAnswer, type QuizQuestion } from '../../quiz/index.ts';
import { formatClock, narratedAt, narrationUpTo, type Recording } from '../../timeline/index.ts';
import { fillProse } from '../prose.ts';
import { safeProse, type TextRoom } from './question-text.ts';

/** An answer to be judged aloud. */
export interface Verdict {
  readonly question: QuizQuestion;
  readonly answer: QuizAnswer;
  readonly right: boolean;
  /** The idea comes again in so many days; null when it does not. */
  readonly days: number | null;
  /** The run of a piece of evidence. */
  readonly recordingOf: (evidence: Evidence) => Promise<Recording>;
}

/** Whether an answer was right, why, and the moments of the run that decide. */
export async function answerText(verdict: Verdict, room: TextRoom): Promise<string> {
  const { question, right, days } = verdict;
  const parts = [
    right ? room.pens.good('Right.') : room.pens.bad('Not this time.'),
    ...(right ? [] : [truthText(question, room)]),
    ...reasons(verdict).map((reason) => safeProse(reason, room)),
    ...(await evidenceTexts(verdict, room)),
    ...(days === null ? [] : [room.pens.dim(`This idea comes back ${inDays(days)}.`)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What would have been right. */
function truthText({ form }: QuizQuestion, room: TextRoom): string {
  if (form.kind === 'order') {
    const lines = form.right.map((line) => `  ${visible(line, room.ascii)}`);
    return `The right order:\n\n${lines.join('\n')}`;
  }
  const right = form.kind === 'one' ? [form.right] : form.right;
  const texts = right.map((place) => `  ${place + 1}  ${safeProse(form.choices[place]?.text ?? '', room)}`);
  return `The right ${right.length === 1 ? 'answer' : 'answers'}:\n\n${texts.join('\n')}`;
}

/** Why the answer is what it is, and what is wrong with the choices that were taken. */
function reasons({ question, answer }: Verdict): readonly string[] {
  const { form, because } = question;
  const own =
    form.kind === 'order' || answer.kind !== 'choices' ? [] : [...wrongOnes(form, answer), ...rightOnes(form)];
  return [...new Set([...own, because])].filter((reason) => reason !== '');
}

type Choosing = Exclude<QuizQuestion['form'], { readonly kind: 'order' }>;
type Choices = Extract<QuizAnswer, { readonly kind: 'choices' }>;

function wrongOnes(form: Choosing, { chosen }: Choices): readonly string[] {
  const right = form.kind === 'one' ? [form.right] : form.right;
  const wrong = chosen.filter((place) => !right.includes(place));
  return wrong.flatMap((place) => {
    const because = form.choices[place]?.because ?? '';
    return because === '' ? [] : [`Your answer ${place + 1}: ${because}`];
  });
}

function rightOnes(form: Choosing): readonly string[] {
  const right = form.kind === 'one' ? [form.right] : form.right;
  return right.map((place) => form.choices[place]?.because ?? '');
}

/** The moments that decide, and where the run shows that a choice was wrong. */
async function evidenceTexts({ question, answer, recordingOf }: Verdict, room: TextRoom): Promise<readonly string[]> {
  const { form, evidence } = question;
  const chosen = form.kind === 'order' || answer.kind !== 'choices' ? [] : answer.chosen;
  const against = chosen.flatMap((place) => (form.kind === 'order' ? [] : (form.choices[place]?.evidence ?? [])));
  const all = [...(evidence === null ? [] : [evidence]), ...against];
  const texts: string[] = [];
  for (const one of all) texts.push(evidenceText(one, await recordingOf(one), room));
  return [...new Set(texts)];
}

/** Sentences told before the moment that decides, that of the moment itself included. */
const BEFORE = 3;

/** What to see, then the sentences of the run around it: `>` stands before the one that decides. */
function evidenceText({ program, at, say }: Evidence, recording: Recording, room: TextRoom): string {
  const { ascii, width, pens } = room;
  const upTo = narrationUpTo(recording, at, BEFORE);
  const after = narratedAt(recording, recording.nextMoment(at));
  const moments = [...upTo, ...(after === undefined || after.index <= at ? [] : [after])];
  const clocks = moments.map((moment) => `${formatClock(moment.at)} s`);
  const wide = Math.max(0, ...clocks.map((clock) => clock.length));
  const rows = moments.map(({ index, text }, place) => {
    const sign = index === upTo.at(-1)?.index ? '>' : ' ';
    const indent = wide + 6;
    const told = fillProse(visible(text, ascii), width - indent).replaceAll('\n', `\n${' '.repeat(indent)}`);
    const row = `  ${sign} ${(clocks[place] ?? '').padStart(wide)}  ${told}`;
    return sign === '>' ? pens.accent(row) : row;
  });
  const heading = safeProse(`In the run of ${program.name}: ${say}`, room);
  return rows.length === 0 ? heading : `${heading}\n\n${rows.join('\n')}`;
}
