import {
  type Answered,
  type Confidence,
  gradeAnswer,
  type QuizAnswer,
  type QuizQuestion,
  summaryOf,
} from '../../quiz/index.ts';
import type { Host } from '../host.ts';
import type { ProgressFile } from '../progress-file.ts';
import { writeAll } from '../run/write-all.ts';
import { stdinLines } from '../stdin-lines.ts';
import { answerText } from './answer-text.ts';
import type { PreparedQuiz } from './prepare.ts';
import { questionText, type TextRoom } from './question-text.ts';
import { readAnswer, readConfidence } from './read-answer.ts';
import { summaryText } from './summary-text.ts';

/** A quiz as text. */
export interface TextQuiz {
  readonly quiz: PreparedQuiz;
  readonly host: Host;
  readonly file: ProgressFile;
  readonly room: TextRoom;
}

/** An answer as it was typed. */
interface Typed {
  readonly answer: QuizAnswer;
  readonly confidence: Confidence;
}

/**
 * Asks on standard output and reads answers from standard input, line by line, until there are no more questions or no
 * more lines; then the summary. Returns how many questions there were.
 */
export async function askAsText({ quiz, host, file, room }: TextQuiz): Promise<number> {
  const lines = stdinLines(host.stdin);
  const isTyped = host.stdin.isTTY === true;
  const write = (text: string) => writeAll(host.stdout, text);
  const answers: Answered[] = [];
  let asked = 0;

  /** A line of input; null at its end. What a pipe says is shown, as a terminal shows what is typed. */
  const read = async (prompt: string): Promise<string | null> => {
    await write(prompt);
    const line = await lines.next();
    if (line === null) await write('\n');
    else if (!isTyped) await write(`${line.trim()}\n`);
    return line;
  };
  /** What the learner answers; null when they leave. */
  const ask = async (question: QuizQuestion): Promise<Typed | null> => {
    for (;;) {
      const line = await read(`${promptFor(question)}: `);
      if (line === null) return null;
      const said = readAnswer(line, question.form);
      if (said.kind === 'quit') return null;
      if (said.kind === 'answer') {
        const { answer, confidence } = said;
        return { answer, confidence: confidence ?? (isTyped ? await askConfidence() : 'think') };
      }
      await write(`${room.pens.warning(said.message)}\n`);
    }
  };
  const askConfidence = async (): Promise<Confidence> => {
    const line = await read('How sure are you: guess, think or know? [think] ');
    return readConfidence(line?.trim() ?? '') ?? 'think';
  };
  const answerTo = async (question: QuizQuestion, { answer, confidence }: Typed): Promise<void> => {
    const { right } = gradeAnswer(question, answer);
    const { change, days } = quiz.round.keep({ question, answer, right, confidence });
    const trouble = await file.save(change);
    if (trouble !== null) host.stderr.write(`async-tutor: ${trouble}\n`);
    const recordingOf = ({ program }: NonNullable<QuizQuestion['evidence']>) => quiz.runner.run(program);
    await write(`\n${await answerText({ question, answer, right, days, recordingOf }, room)}\n`);
    answers.push({ question, answer, right, confidence, days });
  };

  for (let question = await quiz.round.next(); question !== undefined; question = await quiz.round.next()) {
    asked += 1;
    const heading = `Question ${asked} of ${quiz.count}: ${quiz.about(question.card)}`;
    await write(`${room.pens.accent(heading)}\n${'-'.repeat(heading.length)}\n\n${questionText(question, room)}\n`);
    const typed = await ask(question);
    if (typed === null) break;
    await answerTo(question, typed);
    if (host.stopped.aborted) break;
  }
  if (asked > 0) await write(`${summaryText(summaryOf(answers), room)}`);
  return asked;
}

function promptFor({ form }: QuizQuestion): string {
  if (form.kind === 'order') return 'Your order';
  return form.kind === 'one' ? `Your answer (1-${form.choices.length})` : `Your answers (1-${form.choices.length})`;
}
