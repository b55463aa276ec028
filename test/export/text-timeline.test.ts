import { describe, expect, it } from 'vitest';
import { textTimeline } from '../../src/export/index.ts';
import { createRecording, type Recording } from '../../src/timeline/index.ts';
import { type Script, simulate } from '../support/trace-generator.ts';

/** Draws the run of a script, 60 columns wide, and compares it line by line; the ruler and the legend are lines too. */
function check(script: Script, expected: readonly string[], options: { ascii?: boolean; lanes?: number } = {}): void {
  const text = textTimeline(recordingOf(script), { width: 60, ascii: false, lanes: 10, ...options });
  expect(text.split('\n').slice(0, -1)).toEqual(expected);
}

function recordingOf(script: Script): Recording {
  const recording = createRecording();
  recording.append(simulate(script));
  return recording;
}

const TWO: Script = {
  name: 'main',
  ops: [
    {
      gather: [
        { name: 'greet', ops: [{ sleep: 2 }] },
        { name: 'other', ops: [{ sleep: 1 }] },
      ],
    },
  ],
};

describe('the text timeline', () => {
  it('draws a lane for each task, with a ruler and a legend', () => {
    check(TWO, [
      '              0.0 s       0.5 s     1.0 s      1.5 s',
      '  event loop  ███── nothing to do ──█── nothing to do ───██',
      '  main        █────────────── gather of 2 ───────────────┈█✓',
      '    greet     ┈█─────────────── sleep 2 s ───────────────█✓',
      '    other     ┈┈█──── sleep 1 s ────█✓',
      '',
      '  █ runs   ┈ ready, not yet its turn   ─ waits   ✓ done',
    ]);
  });

  it('draws with ASCII alone', () => {
    check(
      TWO,
      [
        '              0.0 s       0.5 s     1.0 s      1.5 s',
        '  event loop  ###-- nothing to do --#-- nothing to do ---##',
        '  main        #-------------- gather of 2 ---------------:#+',
        '    greet     :#--------------- sleep 2 s ---------------#+',
        '    other     ::#---- sleep 1 s ----#+',
        '',
        '  # runs   : ready, not yet its turn   - waits   + done',
      ],
      { ascii: true },
    );
  });

  it('shows who is kept waiting while the loop is blocked', () => {
    const block: Script = { name: 'rude', ops: [{ block: 2 }] };
    const beat: Script = { name: 'beat', ops: [{ sleep: 1 }] };
    const recording = recordingOf({ name: 'main', ops: [{ gather: [beat, block] }] });
    const text = textTimeline(recording, { width: 60, ascii: true, lanes: 10 });
    expect(text).toMatch(/rude +:+#?%{10}/);
    expect(text).toMatch(/beat .*!{5}/);
    expect(text).toContain('! kept waiting: the loop is blocked');
  });

  it('counts the lanes that it leaves out, and keeps names short and harmless', () => {
    const children = Array.from({ length: 20 }, (_, n) => ({
      name: `child ${n} \u001b[31m with a very long name`,
      ops: [],
    }));
    const recording = recordingOf({ name: 'main', ops: [{ gather: children }] });
    const text = textTimeline(recording, { width: 80, ascii: false, lanes: 4 });
    expect(text).toContain('  and 18 more\n');
    expect(text).not.toContain('\u001b');
    expect(text).toMatch(/child 0 ␛\[31m .*~/);
  });

  it('is never wider than asked for', () => {
    for (const width of [40, 60, 100, 200]) {
      const text = textTimeline(recordingOf(TWO), { width, ascii: true, lanes: 10 });
      const lanes = text.split('\n').slice(0, 5);
      expect(Math.max(...lanes.map((line) => line.length))).toBeLessThanOrEqual(width);
    }
  });

  it('of nothing is only the event loop’s thread', () => {
    expect(textTimeline(createRecording(), { width: 60, ascii: true, lanes: 10 }).split('\n').length).toBeLessThan(6);
  });
});

describe('the check helper', () => {
  it('can fail', () => {
    expect(() => check(TWO, ['nothing'])).toThrow();
  });
});
