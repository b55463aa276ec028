import type { Recording } from '../timeline/index.ts';
import { answerOf, choiceAmong } from './answer.ts';
import { matchMoment } from './match-moment.ts';
import type { Proof } from './prove-lesson.ts';
import type { Question, QuestionChoice } from './question.ts';
import { runOfCall, runOfFix } from './runs-of.ts';
import { quoted } from './say.ts';

const FILE = 'quiz.yaml';

/** Holds a question against the runs that decide it. */
export function proveQuestion(question: Question, proof: Proof): void {
  const { program, line } = question;
  if (program === undefined) return;
  const recording = proof.recordingOf(runOfCall(program));
  if (recording === undefined) return;
  switch (question.kind) {
    case 'single':
    case 'true-false':
      proveSingle(question.choices, recording, { line, proof });
      break;
    case 'multiple':
      proveMultiple(question.choices, recording, { line, proof });
      break;
    case 'order': {
      const { lines } = question;
      const answered = answerOf({ ask: 'order', question: '', because: '', lines }, recording);
      if (!answered.ok) proof.complain({ file: FILE, line, key: 'lines' }, answered.problem, answered.remedy);
      break;
    }
    case 'fix':
      proveFix(question, recording, proof);
      break;
    default:
      question satisfies never;
  }
}

interface Place {
  readonly line: number;
  readonly proof: Proof;
}

function proveSingle(choices: readonly QuestionChoice[], recording: Recording, { line, proof }: Place): void {
  if (!choices.some(({ moment }) => moment)) return;
  const answered = choiceAmong(choices, recording);
  if (!answered.ok) {
    proof.complain({ file: FILE, line, key: 'choices' }, answered.problem, answered.remedy);
    return;
  }
  const marked = choices.findIndex(({ right }) => right);
  if (marked < 0 || !('choice' in answered.answer) || answered.answer.choice === marked) return;
  const message = `${quoted(choices[marked]?.text ?? '')} is marked, and the run says ${quoted(choices[answered.answer.choice]?.text ?? '')}`;
  proof.complain({ file: FILE, line, key: 'choices' }, message, 'Mark the other one, or correct its moment.');
}

function proveMultiple(choices: readonly QuestionChoice[], recording: Recording, { line, proof }: Place): void {
  const right = choices.filter(({ moment, right: marked }) => {
    const occurs = moment !== undefined && matchMoment(recording, moment) !== undefined;
    if (marked && moment !== undefined && !occurs) return false;
    return moment === undefined ? marked : occurs;
  });
  const lying = choices.find((choice) => choice.right && !right.includes(choice));
  if (lying !== undefined) {
    const message = `${quoted(lying.text)} is marked as right, and its moment does not occur`;
    proof.complain({ file: FILE, line, key: 'choices' }, message, 'Correct the moment, or take the mark away.');
  } else if (right.length === 0) {
    proof.complain({ file: FILE, line, key: 'choices' }, 'no choice is right', 'Correct the moments.');
  }
}

function proveFix(question: Extract<Question, { kind: 'fix' }>, recording: Recording, proof: Proof): void {
  const { program, goals, choices, line } = question;
  if (program === undefined) return;
  const meets = (run: Recording, source: string) =>
    proof.judge(goals, run, { source, folder: '' }).every(({ holds }) => holds);
  if (meets(recording, program.source)) {
    const message = `${program.file} meets the goal already`;
    proof.complain({ file: FILE, line, key: 'goal' }, message, 'Ask for more, or take another program.');
  }
  const right = choices.filter(({ source }) => {
    const run = proof.recordingOf(runOfFix(program, source));
    return run !== undefined && meets(run, source);
  });
  const [first, second] = right;
  if (first === undefined) {
    proof.complain(
      { file: FILE, line, key: 'choices' },
      `no choice meets the goal${whyNot(question, proof)}`,
      'Exactly one must.',
    );
  } else if (second !== undefined) {
    const message = `${quoted(first.text)} and ${quoted(second.text)} both meet the goal`;
    proof.complain({ file: FILE, line, key: 'choices' }, message, 'Exactly one must: ask for more, or change one.');
  }
}

/** What each choice lacks, in brackets. */
function whyNot({ program, goals, choices }: Extract<Question, { kind: 'fix' }>, proof: Proof): string {
  const lacks = choices.flatMap(({ text, source }) => {
    const run = program && proof.recordingOf(runOfFix(program, source));
    const failed = run && proof.judge(goals, run, { source, folder: '' }).find(({ holds }) => !holds);
    return failed === undefined ? [] : [`${quoted(text)}: ${failed.actual}`];
  });
  return lacks.length === 0 ? '' : ` (${lacks.join('; ')})`;
}
