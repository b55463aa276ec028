import { askedFor, exerciseMark, type ListedExercise, type OpenedExercise } from '../../app/index.ts';
import { visible } from '../../export/index.ts';
import type { Exercise, Judgement } from '../../lesson/index.ts';
import type { Progress } from '../../progress/index.ts';
import { formatSeconds } from '../../timeline/index.ts';
import { underlined } from '../lessons/step-text.ts';
import { fillProse } from '../prose.ts';
import type { CheckedAttempt } from './check-attempt.ts';

/** How text is set. */
export interface TextSetting {
  readonly width: number;
  readonly ascii: boolean;
}

/** Lines of prose are easier to read when they are not much longer. */
const WIDEST_PROSE = 88;

/** The exercises by part as people read them. */
export function exerciseTable(
  exercises: readonly ListedExercise[],
  parts: readonly string[],
  { exercises: done }: Progress,
): string {
  const ids = Math.max(...exercises.map(({ lesson }) => lesson.length), 0);
  const titles = Math.max(...exercises.map(({ title }) => title.length), 0);
  const numbers = [...new Set(exercises.map(({ part }) => part))].sort((a, b) => a - b);
  return numbers
    .map((part) => {
      const name = parts[part - 1];
      const rows = exercises
        .filter((exercise) => exercise.part === part)
        .map(({ lesson, title, minutes }) => {
          const mark = { new: '', tried: 'tried', solved: 'solved' }[exerciseMark(done, lesson)];
          const row = `  ${lesson.padEnd(ids)}  ${String(minutes).padStart(2)} min  ${title.padEnd(titles)}  ${mark}`;
          return `${row.trimEnd()}\n`;
        });
      return `Part ${part}${name === undefined ? '' : `: ${name}`}\n${rows.join('')}`;
    })
    .join('\n');
}

/** What `practice --list --json` says of an exercise. */
export function exerciseAsJson({ lesson, title, part, minutes }: ListedExercise, { exercises: done }: Progress) {
  const known = Object.hasOwn(done, lesson) ? done[lesson] : undefined;
  const { attempts = 0, hints = 0, solvedAt = null } = known ?? {};
  return { id: lesson, title, part, minutes, state: exerciseMark(done, lesson), attempts, hints, solvedAt };
}

/** An exercise as text: what to do, where the file is, the hints that were asked for. */
export function exerciseText(
  { exercise, lesson, shown }: OpenedExercise,
  hints: number,
  { width, ascii }: TextSetting,
): string {
  const columns = Math.min(width, WIDEST_PROSE);
  const fill = (markdown: string) => `${fillProse(visibleLines(markdown, ascii), columns)}\n`;
  const told = exercise.hints
    .slice(0, hints)
    .map((hint, index) => `\n${fill(`Hint ${index + 1} of ${exercise.hints.length}: ${hint}`)}`);
  return `${underlined(visible(exercise.title, ascii), '=')}

${fill(exercise.task)}
Your file:  ${visible(shown, ascii)}
Judge it:   async-tutor practice ${lesson} --check
One hint:   async-tutor practice ${lesson} --hint
${told.join('')}`;
}

function visibleLines(text: string, ascii: boolean): string {
  return text
    .split('\n')
    .map((line) => visible(line, ascii))
    .join('\n');
}

/** Which goals hold, one on a line. */
export function judgementText(
  { judgements, recording }: CheckedAttempt,
  { title }: Exercise,
  { ascii }: TextSetting,
): string {
  const [good, bad] = ascii ? ['+', 'x'] : ['✓', '✗'];
  const lines = judgements.map((judgement) => {
    const { holds, actual, line } = judgement;
    const place = line === undefined || actual.includes(`line ${line}`) ? '' : ` (line ${line})`;
    return `  ${holds ? good : bad} ${askedFor(judgement)}${holds ? '' : `: ${actual}${place}`}`;
  });
  const held = judgements.filter(({ holds }) => holds).length;
  const took = formatSeconds(recording.timelineAt(recording.length).at);
  const end =
    held === judgements.length
      ? `Solved: ${title}. It took ${took}.`
      : `${held} of ${judgements.length} goals hold. It took ${took}.`;
  return [...lines, end].map((text) => `${visible(text, ascii)}\n`).join('');
}

/** What `practice ID --check --json` says. Times are virtual seconds. */
export function judgementAsJson(lesson: string, file: string, { judgements, recording, holds }: CheckedAttempt) {
  return {
    exercise: lesson,
    file,
    solved: holds,
    seconds: recording.timelineAt(recording.length).at / 1e9,
    goals: judgements.map(goalAsJson),
  };
}

function goalAsJson(judgement: Judgement) {
  const { goal, holds, actual, line } = judgement;
  return { kind: goal.kind, holds, expected: askedFor(judgement), actual, line: line ?? null };
}
