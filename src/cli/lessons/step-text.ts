import type { Lesson, Prediction, Step } from '../../lesson/index.ts';
import { fillProse } from '../prose.ts';

/** A step as text, without what its programs do: that is told by whoever runs them. */
export function stepText(step: Exclude<Step, { kind: 'run' }>, width: number): string {
  const fill = (markdown: string) => `${fillProse(markdown, width)}\n`;
  switch (step.kind) {
    case 'prose':
      return `\n${fill(step.markdown)}\n`;
    case 'summary':
      return `\n${fill(`## What to remember\n\n${step.markdown}`)}\n`;
    case 'predict':
      return `\n${fill(`Before you look at ${step.program.file}: ${step.prediction.question}`)}${options(step.prediction)}\n`;
    case 'compare':
      return `\n${fill(`## ${step.title}\n\n${step.say}`)}\n`;
    case 'modify':
      return `\n${fill(`## ${step.title}\n\n${step.try}`)}${values(step)}\n`;
    case 'javascript':
      return `\n${fill(`## ${step.title}`)}`;
    default:
      return step satisfies never;
  }
}

function options(prediction: Prediction): string {
  if (prediction.ask === 'duration') return list(prediction.choices.map((seconds) => `${seconds} s`));
  return prediction.ask === 'choice' ? list(prediction.choices.map(({ text }) => text)) : '';
}

function values({ values: all, program }: Extract<Step, { kind: 'modify' }>): string {
  return list(
    all.map(({ name, line, value, choices }) => {
      const others = choices.map(({ text }) => text).filter((text) => text !== value);
      return `${name} (${program.file}, line ${line}): ${value}, or ${others.join(', ')}`;
    }),
  );
}

function list(entries: readonly string[]): string {
  return entries.map((entry) => `  - ${entry}\n`).join('');
}

/** The exercise of a lesson: what to do. '' when there is none. */
export function exerciseText({ exercise, head }: Lesson, width: number): string {
  if (exercise === undefined) return '';
  const title = underlined(`Exercise: ${exercise.title} (${exercise.minutes} minutes)`, '-');
  return `\n${title}\n\n${fillProse(exercise.task, width)}\n\nTry it:  async-tutor practice ${head.id}\n`;
}

/** A line and a line of signs below it. */
export function underlined(text: string, sign: string): string {
  return `${text}\n${sign.repeat(text.length)}`;
}

/** Two lists of lines side by side. */
export function columnsOf(left: readonly string[], right: readonly string[]): string {
  const wide = Math.max(0, ...left.map((line) => line.length)) + 4;
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    return `  ${(left[row] ?? '').padEnd(wide)}${right[row] ?? ''}`.trimEnd();
  });
  return `\n${rows.map((row) => `${row}\n`).join('')}`;
}
