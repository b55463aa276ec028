import { describe, expect, it } from 'vitest';
import { type AppState, type Effect, type Message, type PlayerScreen, shownInsight } from '../../src/app/index.ts';
import type { TraceEvent } from '../../src/trace/index.ts';
import { blockingTrace, type ExampleTrace, gatherTrace, hostileTrace } from '../support/example-traces.ts';
import { emptySession, session, step, told, topPlayer } from '../support/sessions.ts';

interface Expected {
  readonly index?: number;
  readonly mode?: PlayerScreen['playback']['mode'];
  readonly speed?: number;
  readonly phase?: PlayerScreen['run']['phase'];
  readonly view?: Partial<PlayerScreen['view']>;
  readonly prompt?: 'input' | 'time' | null;
  readonly help?: number | null;
  readonly effects?: readonly (Effect | Effect['kind'])[];
}

/** What differs from `expected` after a message: nothing, when the app does what the table says. */
function check(state: AppState, message: Message, expected: Expected): void {
  const { state: next, effects } = step(state, message);
  const player = topPlayer(next);
  const actual: Record<string, unknown> = {
    index: player.index,
    mode: player.playback.mode,
    speed: player.playback.speed,
    phase: player.run.phase,
    prompt: player.prompt?.purpose ?? null,
    help: next.help,
    view: player.view,
    effects: effects.map((effect, place) => (typeof expected.effects?.[place] === 'string' ? effect.kind : effect)),
  };
  for (const [name, value] of Object.entries(expected)) {
    if (name === 'view') expect(actual.view).toMatchObject(value);
    else expect({ [name]: actual[name] }).toEqual({ [name]: value });
  }
}

const gather = gatherTrace();
const start = session(gather);
const moments = topPlayer(start).run.recording.moments;
const end = gather.events.length;

describe('moving', () => {
  const middle = told(start, { kind: 'go-to-index', index: moments[5] as number });
  const last = told(start, { kind: 'go-to-end' });

  it('steps from moment to moment and stands still at both ends', () => {
    check(start, { kind: 'step-forward' }, { index: moments[0] as number, mode: 'paused' });
    check(middle, { kind: 'step-forward' }, { index: moments[6] as number });
    check(middle, { kind: 'step-back' }, { index: moments[4] as number });
    check(start, { kind: 'step-back' }, { index: 0 });
    check(last, { kind: 'step-forward' }, { index: end });
  });

  it('steps by lines between moments', () => {
    const at = told(start, { kind: 'step-event-forward' }, { kind: 'step-event-forward' });
    expect(topPlayer(at).index).toBeLessThan(moments[1] as number);
    check(at, { kind: 'step-event-back' }, { index: moments[0] as number });
  });

  it('goes to the start, the end, an index, a time', () => {
    check(middle, { kind: 'go-to-start' }, { index: 0 });
    check(middle, { kind: 'go-to-end' }, { index: end });
    check(middle, { kind: 'go-to-index', index: 99_999 }, { index: end });
    check(middle, { kind: 'go-to-index', index: -5 }, { index: 0 });
    const later = topPlayer(told(start, { kind: 'go-to-time', at: 1.5e9 }));
    expect(later.run.recording.event(later.index - 1)?.at).toBe(1e9);
    expect(later.playback.progress).toBeGreaterThan(0);
  });

  it('follows the changes of the selected lane', () => {
    const selected = told(
      last,
      { kind: 'select-lane', by: 1 },
      { kind: 'select-lane', by: 1 },
      { kind: 'select-lane', by: 1 },
    );
    expect(topPlayer(selected).view.selected).toBe('task:2');
    const back = told(selected, { kind: 'lane-event-back' });
    expect(topPlayer(back).index).toBeLessThan(end);
    check(told(back, { kind: 'lane-event-back' }), { kind: 'lane-event-forward' }, { index: topPlayer(back).index });
  });

  it('stops playing when the person steps', () => {
    check(told(start, { kind: 'play' }), { kind: 'step-forward' }, { mode: 'paused' });
  });
});

describe('playing', () => {
  const playing = told(start, { kind: 'play' });

  it('asks for one tick at a time', () => {
    check(start, { kind: 'play' }, { mode: 'playing', effects: ['schedule-tick'] });
    check(playing, { kind: 'faster' }, { effects: [] });
    check(playing, { kind: 'tick', elapsed: 10 }, { index: 0, effects: ['schedule-tick'] });
    check(told(playing, { kind: 'pause' }), { kind: 'tick', elapsed: 10 }, { index: 0, effects: [] });
  });

  it('shows a moment for about a quarter of a second', () => {
    check(playing, { kind: 'tick', elapsed: 300 }, { index: moments[0] as number });
    check(playing, { kind: 'tick', elapsed: 600 }, { index: moments[1] as number });
  });

  it('has speeds with two ends', () => {
    check(playing, { kind: 'faster' }, { speed: 3 });
    check(
      told(playing, ...Array<Message>(9).fill({ kind: 'faster' })),
      { kind: 'tick', elapsed: 20 },
      { index: end, mode: 'paused' },
    );
    check(told(playing, ...Array<Message>(9).fill({ kind: 'slower' })), { kind: 'slower' }, { speed: 0 });
  });

  it('stops at the end and begins again from there', () => {
    const done = told(playing, { kind: 'tick', elapsed: 1e9 });
    expect(topPlayer(done)).toMatchObject({ index: end, playback: { mode: 'paused' } });
    check(done, { kind: 'toggle-play' }, { index: 0, mode: 'playing' });
  });
});

describe('a run', () => {
  const empty = emptySession(gather);
  const some = told(empty, { kind: 'events-arrived', run: 1, events: gather.events.slice(0, 10) });

  it('is read while it goes on, and no further ahead than is needed', () => {
    check(
      empty,
      { kind: 'events-arrived', run: 1, events: gather.events.slice(0, 10) },
      { phase: 'running', effects: ['pull-events', 'schedule-tick'] },
    );
    const many: readonly TraceEvent[] = Array.from({ length: 60_000 }, () => gather.events[3] as TraceEvent);
    check(some, { kind: 'events-arrived', run: 1, events: many }, { effects: [] });
    const ahead = told(some, { kind: 'events-arrived', run: 1, events: many });
    check(ahead, { kind: 'go-to-index', index: 30_000 }, { effects: [{ kind: 'pull-events', run: 1 }] });
  });

  it('ignores the news of an earlier run', () => {
    check(some, { kind: 'events-arrived', run: 7, events: gather.events }, { index: 0 });
    check(some, { kind: 'run-ended', run: 7 }, { phase: 'running' });
  });

  it('ends, or breaks', () => {
    check(some, { kind: 'run-ended', run: 1 }, { phase: 'ended' });
    check(some, { kind: 'run-failed', run: 1, message: 'the child is gone' }, { phase: 'failed', effects: [] });
  });

  it('can be followed: the newest event is shown as it comes', () => {
    const following = told(some, { kind: 'go-to-end' });
    expect(topPlayer(following)).toMatchObject({ index: 10, playback: { mode: 'following' } });
    check(
      following,
      { kind: 'events-arrived', run: 1, events: gather.events.slice(10, 20) },
      { index: 20, mode: 'following' },
    );
    check(following, { kind: 'run-ended', run: 1 }, { index: 10, mode: 'paused' });
  });

  it('can be stopped once, and run again', () => {
    check(some, { kind: 'stop' }, { effects: [{ kind: 'stop-run', run: 1 }] });
    check(told(some, { kind: 'stop' }), { kind: 'stop' }, { effects: [] });
    check(start, { kind: 'stop' }, { effects: [] });
    check(
      start,
      { kind: 'rerun' },
      { index: 0, phase: 'starting', mode: 'playing', effects: ['drop-run', 'start-run', 'pull-events'] },
    );
    expect(topPlayer(told(start, { kind: 'rerun' })).run.id).toBe(2);
  });

  it('begins again with the text that the editor left', () => {
    check(start, { kind: 'edit' }, { effects: ['open-editor'] });
    check(
      start,
      { kind: 'editor-closed', text: 'print(1)' },
      { phase: 'starting', effects: ['drop-run', 'start-run', 'pull-events'] },
    );
    check(start, { kind: 'editor-closed', text: topPlayer(start).source }, { phase: 'ended', effects: [] });
    expect(topPlayer(told(start, { kind: 'editor-closed', text: null, message: 'no editor' })).notice).toBe(
      'no editor',
    );
  });
});

describe('input', () => {
  const example = hostileTrace();
  const asked = example.events.findIndex((event) => event.kind === 'input-requested') + 1;
  const waiting: ExampleTrace = { ...example, events: example.events.slice(0, asked) };
  const live = told(emptySession(waiting), { kind: 'events-arrived', run: 1, events: waiting.events });
  const there = told(live, { kind: 'go-to-index', index: asked });
  const type = (text: string): Message => ({ kind: 'edit-prompt', edit: { kind: 'insert', text } });

  it('is asked for when the position reaches the request', () => {
    check(live, { kind: 'pause' }, { prompt: null });
    check(live, { kind: 'go-to-index', index: asked }, { prompt: 'input' });
    check(there, { kind: 'step-back' }, { prompt: null });
  });

  it('is sent, and the line closes', () => {
    const typed = told(there, type('Ada'));
    check(typed, { kind: 'submit-prompt' }, { prompt: null, effects: [{ kind: 'send-input', run: 1, text: 'Ada\n' }] });
    check(there, { kind: 'end-input' }, { prompt: null, effects: [{ kind: 'send-input', run: 1, text: null }] });
    check(typed, { kind: 'end-input' }, { prompt: 'input', effects: [] });
  });

  it('can wait while one looks around', () => {
    const closed = told(there, { kind: 'cancel' });
    expect(topPlayer(closed).prompt).toBeNull();
    check(closed, { kind: 'select-lane', by: 1 }, { prompt: null });
    check(told(closed, { kind: 'step-back' }), { kind: 'step-forward' }, { prompt: 'input' });
  });

  it('is not asked for twice', () => {
    const answered = told(there, type('Ada'), { kind: 'submit-prompt' });
    check(answered, { kind: 'events-arrived', run: 1, events: example.events.slice(asked) }, { prompt: null });
  });
});

describe('looking around', () => {
  it('asks for a time and says what was wrong', () => {
    const asking = told(start, { kind: 'ask-time' });
    const typed = (text: string) => told(asking, { kind: 'edit-prompt', edit: { kind: 'insert', text } });
    check(typed('#3'), { kind: 'submit-prompt' }, { index: moments[2] as number, prompt: null });
    check(typed('end'), { kind: 'submit-prompt' }, { index: end, prompt: null });
    check(typed('soon'), { kind: 'submit-prompt' }, { index: 0, prompt: 'time' });
    check(asking, { kind: 'cancel' }, { prompt: null });
  });

  it('opens details, moves the focus, scrolls', () => {
    check(
      told(start, { kind: 'go-to-end' }),
      { kind: 'toggle-details' },
      { view: { details: true, selected: 'loop:1' } },
    );
    check(start, { kind: 'focus-next' }, { view: { focus: 'source' } });
    check(start, { kind: 'focus-previous' }, { view: { focus: 'output' } });
    const onSource = told(start, { kind: 'focus', pane: 'source' });
    check(onSource, { kind: 'scroll', by: 1, unit: 'page' }, { view: { source: 9 } });
    check(onSource, { kind: 'move', by: 1 }, { view: { source: 1 } });
    check(told(onSource, { kind: 'move', by: 1 }), { kind: 'step-forward' }, { view: { source: null } });
  });

  it('goes from one insight to the next, or says that there is none', () => {
    expect(topPlayer(told(start, { kind: 'next-insight' })).notice).toMatch(/Nothing to improve/);
    const blocked = told(session(blockingTrace()), { kind: 'next-insight' });
    const shown = shownInsight(topPlayer(blocked));
    expect([shown?.kind, shown?.index]).toEqual(['loop-blocked', topPlayer(blocked).index]);
    expect(shownInsight(topPlayer(told(blocked, { kind: 'step-forward' })))).toBeNull();
  });

  it('shows and scrolls the help', () => {
    check(start, { kind: 'toggle-help' }, { help: 0 });
    const help = told(start, { kind: 'toggle-help' });
    check(help, { kind: 'scroll-help', by: 3 }, { help: 3 });
    check(help, { kind: 'back' }, { help: null, effects: [] });
  });

  it('leaves, and quits', () => {
    expect(step(start, { kind: 'back' }).effects).toEqual([{ kind: 'drop-run', run: 1 }, { kind: 'quit' }]);
    expect(step(start, { kind: 'quit' }).effects.at(-1)).toEqual({ kind: 'quit' });
    expect(step(told(start, { kind: 'quit' }), { kind: 'step-forward' }).effects).toEqual([]);
  });
});

describe('the check', () => {
  it('can fail', () => {
    expect(() => check(start, { kind: 'step-forward' }, { index: 77 })).toThrow();
    expect(() => check(start, { kind: 'toggle-details' }, { view: { details: false, zoom: 3 } })).toThrow();
  });
});
