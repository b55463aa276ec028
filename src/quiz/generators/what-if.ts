import type { QuizQuestion } from '../question.ts';
import type { Random } from '../random.ts';
import type { ChangedSubject, Generator, Subject } from '../subject.ts';
import { choose, type Wrong } from './choices.ts';
import { compose } from './compose.ts';
import { chooseDuration, endEvidence, hasDuration, whyDuration } from './duration.ts';
import { type Facts, factsOf, WORTH_SEEING } from './facts.ts';
import { isAskable, lineEvidence, neverAwaited } from './lines.ts';
import { chooseNext, NOTHING_MORE, whyNext } from './next-line.ts';
import { code, seconds, withoutComment } from './say.ts';

/** Both programs, and what is known of their runs. */
interface Pair {
  readonly subject: Subject;
  readonly changed: ChangedSubject;
  readonly before: Facts;
  readonly after: Facts;
}

/** What happens if a line changes: both programs have run. */
export const whatIf: Generator = (subject, random) => {
  const { changed } = subject;
  if (changed === undefined || changed.before.includes('`') || changed.after.includes('`')) return undefined;
  const pair = { subject, changed, before: factsOf(subject.recording), after: factsOf(changed.recording) };
  if (pair.before.isUnknowable || pair.after.isUnknowable || !pair.before.isWhole) return undefined;
  return (
    askEnding(pair, random) ??
    askDuration(pair, random) ??
    askLine(pair, random) ??
    askSameDuration(pair, random) ??
    askWarning(pair, random)
  );
};

/** "Line 7 becomes `...`. How long does the program take then?" */
function wording({ changed }: Pair, question: string): string {
  const { line, before, after } = changed;
  return `Line ${line} is ${code(withoutComment(before))}. Suppose it were ${code(withoutComment(after))}. ${question}`;
}

function composed(
  pair: Pair,
  asked: Pick<Parameters<typeof compose>[2], 'question' | 'form' | 'because' | 'evidence'>,
): QuizQuestion {
  const { program, line, before, after } = pair.changed;
  return compose('what-if', pair.subject, {
    ...asked,
    question: wording(pair, asked.question),
    line,
    changed: { program, line, before, after },
  });
}

/** The changed program fails, or hangs, and the other one does not. */
function askEnding(pair: Pair, random: Random): QuizQuestion | undefined {
  const { changed, before, after } = pair;
  const [was, is] = [before.end.ended?.cause, after.end.ended?.cause];
  if (was !== 'finished' || (is !== 'exception' && is !== 'deadlock')) return undefined;
  const type = after.end.uncaught?.type;
  const right = is === 'deadlock' ? 'It waits for ever' : `It fails with ${code(type ?? 'an exception')}`;
  const same = 'It does the same as before';
  const faster =
    before.took >= WORTH_SEEING
      ? [{ text: 'It prints the same, and takes less time', idea: undefined, because: 'It does not come to its end.' }]
      : [];
  const wrong: Wrong[] = [
    {
      text: same,
      idea: changed.idea,
      because: `${code(changed.after.trim())} is not just another way to write the same.`,
    },
    ...faster,
    { text: is === 'deadlock' ? 'It fails with `RuntimeError`' : 'It waits for ever', idea: undefined, because: '' },
    {
      text: 'It prints nothing, and ends without an error',
      idea: undefined,
      because: 'The mistake does not go unnoticed.',
    },
  ];
  const form = choose({ right: { text: right, because: '' }, wrong }, random);
  if (form === undefined) return undefined;
  const message = after.end.uncaught?.message.split('\n')[0] ?? '';
  const because =
    is === 'deadlock'
      ? 'From then on everybody waits, and nobody is left to wake them.'
      : code(`${type ?? ''}${message === '' ? '' : `: ${message}`}`);
  const say =
    is === 'deadlock' ? 'Here everybody waits for somebody else.' : `${code(type ?? '')} leaves the changed program.`;
  return composed(pair, {
    question: 'What happens then?',
    form,
    because,
    evidence: { program: changed.program, at: after.recording.length, say },
  });
}

function askDuration(pair: Pair, random: Random): QuizQuestion | undefined {
  const { changed, before, after } = pair;
  if (!hasDuration(before) || !hasDuration(after)) return undefined;
  if (Math.abs(before.took - after.took) < WORTH_SEEING) return undefined;
  const same: Wrong = {
    text: seconds(before.took),
    idea: changed.idea,
    because: 'So long it takes as it stands. The change makes a difference.',
  };
  const form = chooseDuration(changed, after, random, [same]);
  if (form === undefined) return undefined;
  return composed(pair, {
    question: 'How long does the program take then?',
    form,
    because: whyDuration(after),
    evidence: endEvidence(changed, after),
  });
}

/** The changed program takes as long as before, against what one could expect. */
function askSameDuration(pair: Pair, random: Random): QuizQuestion | undefined {
  const { changed, before, after } = pair;
  if (changed.idea === undefined || !hasDuration(before) || !hasDuration(after)) return undefined;
  if (Math.abs(before.took - after.took) >= WORTH_SEEING) return undefined;
  const form = chooseDuration(changed, after, random);
  if (form === undefined) return undefined;
  const because = `${whyDuration(after)} So it takes as long as before.`;
  return composed(pair, {
    question: 'How long does the program take then?',
    form,
    because,
    evidence: endEvidence(changed, after),
  });
}

/** The first line in which the outputs differ. */
function askLine(pair: Pair, random: Random): QuizQuestion | undefined {
  const { changed, before, after } = pair;
  if (!after.isWhole) return undefined;
  const place = after.printed.findIndex((line, index) => line.text !== before.printed[index]?.text);
  const first = place < 0 && after.printed.length < before.printed.length ? after.printed.length : place;
  if (first < 0) return undefined;
  const [last, next, was] = [after.printed[first - 1], after.printed[first], before.printed[first]];
  if ([last, next].some((line) => line !== undefined && !isAskable(after, line))) return undefined;
  if (was !== undefined && !isAskable(before, was)) return undefined;
  const isChance = last !== undefined && next !== undefined && after.crossing(last, next) === 'by chance';
  if (isChance || (last !== undefined && after.printed.filter(({ text }) => text === last.text).length > 1))
    return undefined;
  const same: Wrong = {
    text: was === undefined ? NOTHING_MORE : code(was.text),
    idea: changed.idea,
    because: 'So it is as the program stands. The change makes a difference.',
  };
  const form = chooseNext(changed, after, { before: last, next, place: first }, random, [same]);
  if (form === undefined) return undefined;
  const question =
    last === undefined ? 'Which line is printed first then?' : `Which line comes after ${code(last.text)} then?`;
  return composed(pair, {
    question,
    form,
    because: whyNext(after, { before: last, next }),
    evidence: lineEvidence(changed.program, after, next),
  });
}

/** The changed program runs to its end, and Python complains. */
function askWarning(pair: Pair, random: Random): QuizQuestion | undefined {
  const { changed, before, after } = pair;
  const [name] = neverAwaited(after);
  if (!after.isWhole || name === undefined || neverAwaited(before).length > 0) return undefined;
  const wrong: Wrong[] = [
    {
      text: 'It does the same as before',
      idea: changed.idea ?? 'calling-runs',
      because: `Nobody awaits the coroutine of ${code(`${name}()`)} any more, so it never runs.`,
    },
    { text: 'It fails with `RuntimeError`', idea: undefined, because: 'It is only a warning: the program goes on.' },
    { text: 'It waits for ever', idea: undefined, because: `It is over at ${seconds(after.took)}.` },
  ];
  const right = { text: 'It ends, and Python warns that a coroutine was never awaited', because: '' };
  const form = choose({ right, wrong }, random);
  if (form === undefined) return undefined;
  const because = `Nobody awaits the coroutine of ${code(`${name}()`)}.`;
  const evidence = { program: changed.program, at: after.recording.length, say: `${code(name)} was never awaited.` };
  return composed(pair, { question: 'What happens then?', form, because, evidence });
}
