import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AppState, type Message, wayFrom } from '../../src/app/index.ts';
import { createRecording } from '../../src/timeline/index.ts';
import { blockingTrace, executorTrace, gatherTrace, serverTrace, TraceWriter } from '../support/example-traces.ts';
import { emptySession, session, step, told, topPlayer } from '../support/sessions.ts';

const examples = [gatherTrace(), blockingTrace(), executorTrace()];
const placeOf = (state: AppState) => ({ index: topPlayer(state).index, playback: topPlayer(state).playback });

describe('the pace', () => {
  const recording = createRecording();
  recording.append(gatherTrace().events);

  it('is a quarter of a second for a moment, and a second for a virtual second', () => {
    const ways = recording.moments.slice(0, -1).map((index) => wayFrom(recording, index));
    expect(ways.every((way) => way !== null && way.takes >= 280 && way.takes <= 3000)).toBe(true);
    expect(ways.filter((way) => way?.wait === 1e9).map((way) => way?.takes)).toEqual([1000, 1000]);
  });

  it('shortens long waits, and says so', () => {
    const trace = new TraceWriter('long.py', '').emit({ kind: 'loop-started', loop: 1 });
    trace.create(1, 'main', 'main', 1).begin(1).sleep(1, 3600, 1).idle(3600).wake(1, 1).begin(1).finish();
    const long = createRecording();
    long.append(trace.end().events);
    const way = long.moments.map((index) => wayFrom(long, index)).find((found) => (found?.wait ?? 0) > 0);
    expect(way).toMatchObject({ takes: 3000, shortened: true });
  });
});

/** Anything a person or the shell can say to a player that has its events. */
const messages: fc.Arbitrary<Message> = fc.oneof(
  fc.constantFrom<Message>(
    { kind: 'play' },
    { kind: 'pause' },
    { kind: 'toggle-play' },
    { kind: 'step-forward' },
    { kind: 'step-back' },
    { kind: 'step-event-forward' },
    { kind: 'step-event-back' },
    { kind: 'lane-event-forward' },
    { kind: 'lane-event-back' },
    { kind: 'go-to-start' },
    { kind: 'go-to-end' },
    { kind: 'faster' },
    { kind: 'slower' },
    { kind: 'zoom-in' },
    { kind: 'zoom-out' },
    { kind: 'toggle-details' },
    { kind: 'focus-next' },
    { kind: 'focus-previous' },
    { kind: 'cancel' },
    { kind: 'toggle-help' },
    { kind: 'ask-time' },
    { kind: 'submit-prompt' },
    { kind: 'stop' },
    { kind: 'rerun' },
  ),
  fc.record({ kind: fc.constant('tick' as const), elapsed: fc.integer({ min: 0, max: 5000 }) }),
  fc.record({ kind: fc.constant('go-to-index' as const), index: fc.integer({ min: -10, max: 300 }) }),
  fc.record({ kind: fc.constant('go-to-time' as const), at: fc.integer({ min: 0, max: 9e9 }) }),
  fc.record({ kind: fc.constantFrom('move' as const, 'select-lane' as const), by: fc.integer({ min: -4, max: 4 }) }),
  fc.record({
    kind: fc.constant('scroll' as const),
    by: fc.integer({ min: -9, max: 9 }),
    unit: fc.constantFrom('row' as const, 'page' as const, 'column' as const),
  }),
  fc.record({
    kind: fc.constant('resize' as const),
    columns: fc.integer({ min: 1, max: 220 }),
    rows: fc.integer({ min: 1, max: 70 }),
  }),
);

describe('laws of the player', () => {
  it('the position stays inside the recording, and one tick is on its way while something plays', () => {
    const run = fc.property(fc.constantFrom(...examples), fc.array(messages, { maxLength: 40 }), (example, said) => {
      let state = session(example);
      for (const message of said) {
        const next = step(state, message);
        const player = topPlayer(next.state);
        expect(player.index).toBeGreaterThanOrEqual(0);
        expect(player.index).toBeLessThanOrEqual(player.run.length);
        const ticks = next.effects.filter((effect) => effect.kind === 'schedule-tick').length;
        expect(ticks).toBeLessThanOrEqual(state.ticking && message.kind !== 'tick' ? 0 : 1);
        if (player.playback.mode === 'playing' && wayFrom(player.run.recording, player.index) !== null) {
          expect(next.state.ticking).toBe(true);
        }
        state = next.state;
      }
    });
    fc.assert(run, { seed: 1, numRuns: 300 });
  });

  it('playing in small ticks comes to the same place as in large ones', () => {
    const run = fc.property(
      fc.constantFrom(...examples),
      fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 60 }),
      (example, ticks) => {
        const start = told(session(example), { kind: 'play' });
        const small = told(start, ...ticks.map((elapsed): Message => ({ kind: 'tick', elapsed })));
        const large = told(start, { kind: 'tick', elapsed: ticks.reduce((sum, elapsed) => sum + elapsed, 0) });
        expect(placeOf(small).index).toBe(placeOf(large).index);
      },
    );
    fc.assert(run, { seed: 2, numRuns: 200 });
  });

  it('stepping back visits the same moments as stepping forward', () => {
    for (const example of examples) {
      let state = session(example);
      const forward = [topPlayer(state).index];
      while (topPlayer(state).index < example.events.length) {
        state = told(state, { kind: 'step-forward' });
        forward.push(topPlayer(state).index);
      }
      const back = [topPlayer(state).index];
      while (topPlayer(state).index > 0) {
        state = told(state, { kind: 'step-back' });
        back.push(topPlayer(state).index);
      }
      expect(back.reverse()).toEqual(forward);
    }
  });

  it('a program that never ends is read a bounded distance ahead', () => {
    const { events } = serverTrace(8000);
    let state = told(emptySession(serverTrace(1)), { kind: 'pause' });
    let read = 0;
    let pulls = 1;
    while (pulls > 0 && read < events.length) {
      const next = step(state, { kind: 'events-arrived', run: 1, events: events.slice(read, read + 1000) });
      read += 1000;
      state = next.state;
      pulls = next.effects.filter((effect) => effect.kind === 'pull-events').length;
    }
    expect(read).toBe(50_000);
  });
});
