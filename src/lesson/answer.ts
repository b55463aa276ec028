import { counted, type OutputLine, type Recording } from '../timeline/index.ts';
import { isSameTime, matchMoment } from './match-moment.ts';
import type { Prediction, PredictionChoice } from './prediction.ts';
import { printedLines } from './printed.ts';
import { quoted, secondsOf } from './say.ts';
import { shuffled } from './shuffle.ts';

/** What a learner predicts, and what a run answers. `choice` is the number of a choice, from 0. */
export type Answer =
  | { readonly ask: 'order'; readonly lines: readonly string[] }
  | { readonly ask: 'output'; readonly lines: readonly string[] }
  | { readonly ask: 'duration'; readonly choice: number }
  | { readonly ask: 'choice'; readonly choice: number };

/** The answer that a run gives, and where it shows; or why it gives none. */
export type Answered =
  | { readonly ok: true; readonly answer: Answer; readonly at: number }
  | { readonly ok: false; readonly problem: string; readonly remedy: string };

/** More lines than these are a nuisance to sort. */
export const MOST_LINES = 8;

/** Computes the answer from a run that has ended; says so when the question is ambiguous, trivial or has no answer. */
export function answerOf(prediction: Prediction, recording: Recording): Answered {
  switch (prediction.ask) {
    case 'order':
      return orderOf(prediction.lines, recording);
    case 'output':
      return outputAfter(prediction.after, recording);
    case 'duration':
      return durationAmong(prediction.choices, recording);
    case 'choice':
      return choiceAmong(prediction.choices, recording);
    default:
      return prediction satisfies never;
  }
}

/**
 * What the learner chooses from: the lines to order, in another order; the lines one of which is printed next; the
 * times; the texts of the choices, as the author put them. Empty when the answer has to be typed.
 */
export function optionsOf(prediction: Prediction, recording: Recording, seed: number): readonly string[] {
  switch (prediction.ask) {
    case 'order': {
      const truth = answerOf(prediction, recording);
      return truth.ok && truth.answer.ask === 'order' ? shuffled(truth.answer.lines, seed) : [];
    }
    case 'output':
      return prediction.after === undefined ? [] : nextLines(prediction.after, recording, seed);
    case 'duration':
      return prediction.choices.map((seconds) => `${seconds} s`);
    case 'choice':
      return prediction.choices.map(({ text }) => text);
    default:
      return prediction satisfies never;
  }
}

function no(problem: string, remedy: string): Answered {
  return { ok: false, problem, remedy };
}

function orderOf(wanted: readonly string[] | undefined, recording: Recording): Answered {
  const printed = printedLines(recording).filter(({ text }) => text.trim() !== '');
  const lost = wanted?.find((line) => !printed.some(({ text }) => text === line));
  if (lost !== undefined) return no(`${quoted(lost)} is not printed`, 'Copy the whole line from the output.');
  const lines = wanted === undefined ? printed : printed.filter(({ text }) => wanted.includes(text));
  const texts = lines.map(({ text }) => text);
  if (new Set(texts).size < 2)
    return no('there is nothing to order', 'Ask for something else: the run prints too little.');
  if (texts.length > MOST_LINES)
    return no(`${counted(texts.length, 'line')} are too many to order`, 'Pick some with "lines".');
  return { ok: true, answer: { ask: 'order', lines: texts }, at: lines.at(-1)?.index ?? recording.length };
}

function outputAfter(after: string | undefined, recording: Recording): Answered {
  const printed = printedLines(recording);
  if (after === undefined) {
    if (printed.length === 0) return no('nothing is printed', 'Ask for something else.');
    const lines = printed.map(({ text }) => text);
    return { ok: true, answer: { ask: 'output', lines }, at: recording.length };
  }
  const first = printed.findIndex(({ text }) => text.includes(after));
  if (first < 0) return no(`no line contains ${quoted(after)}`, 'Copy a piece of a line that is printed.');
  const next = printed[first + 1];
  if (next === undefined) return no('nothing is printed after that', 'Cut the output after an earlier line.');
  return { ok: true, answer: { ask: 'output', lines: [next.text] }, at: next.index };
}

/** The line that comes next among other lines of the same output, so that the words alone do not tell. */
function nextLines(after: string, recording: Recording, seed: number): string[] {
  const printed = printedLines(recording);
  const first = printed.findIndex(({ text }) => text.includes(after));
  const next = printed[first + 1];
  if (first < 0 || next === undefined) return [];
  const isOther = ({ text }: OutputLine) => text !== next.text && text.trim() !== '';
  // Lines that come later are the better traps; those that were printed already come last.
  const others = [...printed.slice(first + 2), ...printed.slice(0, first)].filter(isOther).map(({ text }) => text);
  const traps = [...new Set(others)].slice(0, 3);
  return traps.length === 0 ? [] : shuffled([next.text, ...traps], seed);
}

function durationAmong(choices: readonly number[], recording: Recording): Answered {
  const took = recording.timelineAt(recording.length).at;
  const right = choices.findIndex((seconds) => isSameTime(seconds, took));
  if (right < 0)
    return no(`the program takes ${secondsOf(took)}, and that is not among the choices`, 'Add it to "choices".');
  return { ok: true, answer: { ask: 'duration', choice: right }, at: recording.length };
}

/** The one choice whose moment occurs, or which is marked where it has none. */
export function choiceAmong(choices: readonly PredictionChoice[], recording: Recording): Answered {
  const decided = choices.map((choice, number) => ({ ...choice, number, at: momentOf(choice, recording) }));
  const lying = decided.find(({ right, moment, at }) => right && moment !== undefined && at === undefined);
  if (lying !== undefined)
    return no(`${quoted(lying.text)} is marked as right, and its moment does not occur`, REMEDY_CHOICE);
  const right = decided.filter((choice) => (choice.moment === undefined ? choice.right : choice.at !== undefined));
  const [first, second] = right;
  if (first === undefined) return no('the moment of no choice occurs in the run', REMEDY_CHOICE);
  if (second !== undefined) return no(`${quoted(first.text)} and ${quoted(second.text)} are both right`, REMEDY_CHOICE);
  return { ok: true, answer: { ask: 'choice', choice: first.number }, at: first.at ?? recording.length };
}

const REMEDY_CHOICE = 'Exactly one choice must be right: look at its moment with "async-tutor run --json".';

function momentOf({ moment }: PredictionChoice, recording: Recording): number | undefined {
  return moment === undefined ? undefined : matchMoment(recording, moment);
}
