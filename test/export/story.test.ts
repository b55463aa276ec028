import { describe, expect, it } from 'vitest';
import { createStory, type StoryOptions } from '../../src/export/index.ts';
import { createRecording } from '../../src/timeline/index.ts';
import type { TraceEvent } from '../../src/trace/index.ts';
import { event, printed } from '../support/fake-engine.ts';
import { simulate } from '../support/trace-generator.ts';

/** Tells events, given in batches of each size from 1 to all, and compares the lines. */
function check(events: readonly TraceEvent[], expected: readonly unknown[], options: Partial<StoryOptions> = {}): void {
  for (const size of [1, 2, 3, events.length]) expect(tell(events, size, options)).toEqual(expected);
}

function tell(events: readonly TraceEvent[], size: number, options: Partial<StoryOptions>): string[] {
  const recording = createRecording();
  const story = createStory(recording, { width: 60, ascii: true, sentences: 100, ...options });
  let text = '';
  for (let from = 0; from < events.length; from += size) {
    recording.append(events.slice(from, from + size));
    text += story.tell(from);
  }
  return (text + story.end()).split('\n').slice(0, -1);
}

const SECOND = 1_000_000_000;

describe('the story', () => {
  it('tells each line of output with the time at which it began', () => {
    check(
      [printed(0, 'one\ntw'), printed(SECOND, 'o\n'), printed(2 * SECOND, '\nthree')],
      ['   0.000  | one', '   0.000  | two', '   2.000  | ', '   2.000  | three'],
    );
  });

  it('leaves standard error to standard error', () => {
    check([printed(0, 'one\n'), printed(0, 'two\n', 'stderr')], ['   0.000  | one']);
  });

  it('makes escape sequences harmless', () => {
    check([printed(0, '\u001b[2Jboo\u0007\n')], ['   0.000  | \\x1b[2Jboo\\x07']);
    check([printed(0, '\u001b[2J\u202eboo\n')], ['   0.000  │ ␛[2J<202E>boo'], { ascii: false });
  });

  it('tells moments in sentences, between the output', () => {
    const lines = tell(simulate({ name: 'main', ops: [{ print: 'hello' }, { sleep: 1 }] }), 4, {});
    expect(lines).toContainEqual('   0.000  | hello');
    expect(lines.every((line) => /^ {10}\S|^ +\d+\.\d{3} {2}\S/.test(line))).toBe(true);
    expect(lines.filter((line) => line.startsWith('   1.000')).length).toBeGreaterThan(1);
  });

  it('stops to tell steps when there are too many, but not the output', () => {
    const events = simulate({ name: 'main', ops: [{ sleep: 1 }, { sleep: 1 }, { print: 'late' }] });
    const lines = tell(events, events.length, { sentences: 3 });
    expect(lines.join(' ')).toContain('not told step by step');
    expect(lines.at(-1)).toBe('   2.000  | late');
  });

  it('wraps long sentences under their beginning', () => {
    const events = [
      event(0, {
        kind: 'warning-raised',
        warning: 'engine-note',
        message: 'word '.repeat(40),
        where: { source: 0, line: 1 },
      }),
    ];
    const lines = tell(events, 1, {});
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.slice(1).every((line) => line.startsWith(' '.repeat(10)))).toBe(true);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
  });
});

describe('the check helper', () => {
  it('can fail', () => {
    expect(() => check([printed(0, 'one\n')], ['two'])).toThrow();
  });
});
