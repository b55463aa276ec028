import { expect } from 'vitest';
import { type Goal, type JudgeContext, judge, type Matcher, matchMoment } from '../../src/lesson/index.ts';
import type { Recording } from '../../src/timeline/index.ts';
import { SECOND, type WarningType } from '../../src/trace/index.ts';
import { recordingOf } from '../support/draw-lanes.ts';
import { at, gatherTrace, TraceWriter } from '../support/example-traces.ts';

/** Two coroutines under gather, as in the examples: greet sleeps 2 s, do_something_else 1 s. */
export const gather = recordingOf(gatherTrace().events);

/** A run without a loop that prints these lines at 0 s and ends after so many seconds. */
export function printing(lines: readonly string[], { seconds = 0, exit = 0 } = {}): Recording {
  const trace = new TraceWriter('p.py', '');
  for (const line of lines) trace.print(`${line}\n`);
  if (seconds > 0) trace.clock(seconds);
  return recordingOf(trace.end(exit).events);
}

/** A run in which a task blocks its loop at line 5 from second 1 on for so long. */
export function blocking(seconds: number): Recording {
  const trace = new TraceWriter('b.py', '').emit({ kind: 'loop-started', loop: 1 }).create(1, 'main', 'main', 9);
  trace
    .begin(1)
    .line(5)
    .clock(1 + seconds);
  trace.emit({ kind: 'loop-blocked', loop: 1, since: SECOND, by: 'time.sleep', where: at(5) }).finish();
  return recordingOf(trace.end().events);
}

/** A run that is warned of these at line 3. */
export function warned(...warnings: readonly WarningType[]): Recording {
  const trace = new TraceWriter('w.py', '');
  for (const warning of warnings) trace.emit({ kind: 'warning-raised', warning, message: 'take care', where: at(3) });
  return recordingOf(trace.end().events);
}

/** Judges one goal and compares the sentence: "expected: actual", with "no: " before it when it does not hold. */
export function checkGoal(
  goal: Goal,
  recording: Recording,
  expected: string,
  context: Partial<JudgeContext> = {},
): void {
  const [judgement] = judge([goal], recording, { source: '', ...context });
  const line = judgement?.line === undefined ? '' : ` (line ${judgement.line})`;
  expect(`${judgement?.holds ? '' : 'no: '}${judgement?.expected}: ${judgement?.actual}${line}`).toBe(expected);
}

/** Finds an event and compares its place: "seconds kind by task"; "nothing" when there is none. */
export function checkMatch(matcher: Matcher, expected: string, recording: Recording = gather, from = 0): void {
  const index = matchMoment(recording, matcher, from);
  const event = index === undefined ? undefined : recording.event(index - 1);
  const by = recording.timelineAt(recording.length).tasks.get(event?.task ?? 0)?.name ?? 'nobody';
  expect(event === undefined ? 'nothing' : `${event.at / SECOND} ${event.kind} by ${by}`).toBe(expected);
}
