import type { Evidence, QuizQuestion } from '../../quiz/index.ts';
import { formatClock, narratedAt, type Recording } from '../../timeline/index.ts';
import type { PreparedQuiz } from './prepare.ts';

/** Questions with their answers for teachers: what `quiz --json` prints. */
export async function questionsAsJson({ round, runner, about }: PreparedQuiz): Promise<readonly unknown[]> {
  const recordingOf = ({ program }: Evidence) => runner.run(program);
  const questions: unknown[] = [];
  for (let question = await round.next(); question !== undefined; question = await round.next()) {
    questions.push(await questionAsJson(question, { about: about(question.card), recordingOf }));
  }
  return questions;
}

interface JsonFacts {
  readonly about: string;
  readonly recordingOf: (evidence: Evidence) => Promise<Recording>;
}

async function questionAsJson(question: QuizQuestion, { about, recordingOf }: JsonFacts): Promise<unknown> {
  const { id, card, program, changed, line, form, because, evidence } = question;
  const shown = async (one: Evidence | null | undefined) => (one ? evidenceAsJson(one, await recordingOf(one)) : null);
  const choices = form.kind === 'order' ? [] : form.choices;
  const right = form.kind === 'order' ? [] : form.kind === 'one' ? [form.right] : form.right;
  const told = [];
  for (const [place, choice] of choices.entries()) {
    told.push({
      text: choice.text,
      right: right.includes(place),
      misconception: choice.idea ?? null,
      because: choice.because,
      evidence: await shown(choice.evidence),
    });
  }
  return {
    id,
    lesson: card.lesson,
    about,
    kind: card.kind,
    question: question.question,
    program: program && { name: program.name, args: program.args, source: program.source },
    changed: changed && {
      line: changed.line,
      before: changed.before,
      after: changed.after,
      source: changed.program.source,
    },
    line,
    answer: form.kind,
    ...(form.kind === 'order' ? { lines: form.lines, right: form.right } : { choices: told }),
    because,
    evidence: await shown(evidence),
  };
}

/** The moment of the run, with the sentence that the player tells there. */
function evidenceAsJson({ program, at, say }: Evidence, recording: Recording): unknown {
  return {
    program: program.name,
    event: at,
    seconds: Number(formatClock(recording.timelineAt(at).at, 9)),
    say,
    narration: narratedAt(recording, at)?.text ?? null,
  };
}
