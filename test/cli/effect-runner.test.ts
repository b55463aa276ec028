import { expect, it } from 'vitest';
import type { Message, Program } from '../../src/app/index.ts';
import { createEffectRunner } from '../../src/cli/effect-runner.ts';
import type { Engine } from '../../src/python/index.ts';
import { event, fakeEngine, printed, programEnded } from '../support/fake-engine.ts';

const program: Program = { file: '/lesson/a.py', args: ['x'] };

/** A runner on a clock that only moves when it is told to, and the messages that came back. */
function runner(engine: Engine) {
  const messages: Message[] = [];
  const timers: { at: number; act: () => void }[] = [];
  const log: string[] = [];
  let now = 0;
  let arrived = () => {};
  const run = createEffectRunner({
    engine,
    clock: { now: () => now, later: (after, act) => timers.push({ at: now + after, act }) },
    requestFor: ({ file, args }) => ({ file, argv0: 'a.py', args, cwd: '/' }),
    edit: async (file, line) => {
      log.push(`edit ${file}:${line}`);
      return { text: 'edited' };
    },
    dispatch: (message) => {
      messages.push(message);
      arrived();
    },
    quit: () => log.push('quit'),
  });
  return {
    run,
    messages,
    log,
    /** Moves the clock. */
    pass(milliseconds: number) {
      now += milliseconds;
      for (const timer of timers.splice(0)) timer.at <= now ? timer.act() : timers.push(timer);
    },
    /** Resolves when so many messages have come. */
    async message(count: number): Promise<Message | undefined> {
      while (messages.length < count) await new Promise<void>((resolve) => (arrived = resolve));
      return messages[count - 1];
    },
  };
}

it('runs a program and hands out a batch for each pull, and then its end', async () => {
  const engine = fakeEngine([printed(0, 'a'), printed(0, 'b'), programEnded(0)], 2);
  const { run, message, messages } = runner(engine);
  run({ kind: 'start-run', run: 1, program });
  expect(engine.requests).toEqual([{ file: '/lesson/a.py', argv0: 'a.py', args: ['x'], cwd: '/' }]);
  run({ kind: 'pull-events', run: 1 });
  expect(await message(1)).toMatchObject({ kind: 'events-arrived', run: 1, events: [{ text: 'a' }, { text: 'b' }] });
  run({ kind: 'pull-events', run: 1 });
  expect(await message(2)).toMatchObject({ kind: 'events-arrived', events: [{ kind: 'program-ended' }] });
  run({ kind: 'pull-events', run: 1 });
  expect(await message(3)).toEqual({ kind: 'run-ended', run: 1 });
  expect(messages).toHaveLength(3);
});

it('passes input on and stops', async () => {
  const engine = fakeEngine([
    event(0, { kind: 'input-requested', prompt: '' }),
    printed(0, 'on'),
    event(0, { kind: 'input-requested', prompt: '' }),
  ]);
  const { run, message } = runner(engine);
  run({ kind: 'start-run', run: 1, program });
  run({ kind: 'pull-events', run: 1 });
  await message(1);
  run({ kind: 'pull-events', run: 1 });
  run({ kind: 'send-input', run: 1, text: 'Zoë\n' });
  await message(2);
  expect(engine.inputs).toEqual(['Zoë\n']);
  run({ kind: 'pull-events', run: 1 });
  run({ kind: 'stop-run', run: 1 });
  expect(await message(3)).toMatchObject({ events: [{ kind: 'program-ended', cause: 'stopped' }] });
});

it('has nothing to say about a run that was dropped, or that it never knew', async () => {
  const { run, message, messages } = runner(fakeEngine([printed(0, 'a'), programEnded(0)]));
  run({ kind: 'start-run', run: 1, program });
  run({ kind: 'pull-events', run: 1 });
  run({ kind: 'drop-run', run: 1 });
  run({ kind: 'pull-events', run: 1 });
  run({ kind: 'stop-run', run: 7 });
  run({ kind: 'start-run', run: 2, program });
  run({ kind: 'pull-events', run: 2 });
  expect(await message(1)).toMatchObject({ run: 2 });
  expect(messages).toHaveLength(1);
});

it('says when a run cannot start or be read', async () => {
  const broken = (why: string): Engine => ({
    ...fakeEngine([]),
    run: () => {
      throw new Error(why);
    },
  });
  const { run, message } = runner(broken('no memory'));
  run({ kind: 'start-run', run: 1, program });
  expect(await message(1)).toEqual({ kind: 'run-failed', run: 1, message: 'no memory' });
});

it('warms one spare child for each run, some time after its first events', async () => {
  const engine = fakeEngine([printed(0, 'a'), printed(0, 'b'), programEnded(0)], 1);
  const { run, message, pass } = runner(engine);
  run({ kind: 'start-run', run: 1, program });
  for (const count of [1, 2]) {
    run({ kind: 'pull-events', run: 1 });
    await message(count);
  }
  await Promise.resolve();
  expect(engine.warmed).toBe(0);
  pass(1000);
  expect(engine.warmed).toBe(1);
});

it('ticks after real time, with what has passed', async () => {
  const { run, messages, pass } = runner(fakeEngine([]));
  run({ kind: 'schedule-tick', after: 16 });
  pass(10);
  expect(messages).toEqual([]);
  pass(10);
  expect(messages).toEqual([{ kind: 'tick', elapsed: 20 }]);
});

it('opens the editor, and quits', async () => {
  const { run, message, log } = runner(fakeEngine([]));
  run({ kind: 'open-editor', file: '/lesson/a.py', line: 3 });
  expect(await message(1)).toEqual({ kind: 'editor-closed', text: 'edited' });
  run({ kind: 'quit' });
  expect(log).toEqual(['edit /lesson/a.py:3', 'quit']);
});
