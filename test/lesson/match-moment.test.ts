import { describe, expect, it } from 'vitest';
import { findMoments, type Matcher, matchMoment } from '../../src/lesson/index.ts';
import { recordingOf } from '../support/draw-lanes.ts';
import { TraceWriter } from '../support/example-traces.ts';
import { blocking, checkMatch, gather } from './runs.ts';

describe('a moment is found', () => {
  it('by its kind: the next one from an index on', () => {
    checkMatch({ kind: 'task-suspended' }, '0 task-suspended by main');
    checkMatch({ kind: 'program-ended' }, '2 program-ended by nobody');
    checkMatch({ kind: 'cancel-requested' }, 'nothing');
  });

  it('by the task that it happened in or is about, as the screen names it', () => {
    checkMatch({ kind: 'task-finished', task: 'greet' }, '2 task-finished by greet');
    checkMatch({ kind: 'task-created', task: 'greet' }, '0 task-created by main');
    checkMatch({ kind: 'task-woken', task: 'do_something_else', at: 1 }, '1 task-woken by nobody');
    checkMatch({ kind: 'task-finished', task: 'gret' }, 'nothing');
  });

  it('by the thread', () => {
    checkMatch({ kind: 'thread-blocked', thread: 'MainThread' }, '0 thread-blocked by nobody');
    checkMatch({ kind: 'thread-blocked', thread: 'asyncio_0' }, 'nothing');
  });

  it('by what is waited for', () => {
    checkMatch({ kind: 'task-suspended', on: 'sleep' }, '0 task-suspended by greet');
    checkMatch({ kind: 'thread-blocked', on: 'loop' }, '0 thread-blocked by nobody');
    checkMatch({ kind: 'task-suspended', on: 'event' }, 'nothing');
  });

  it('by a piece of its text: output, labels, names, outcomes', () => {
    checkMatch({ kind: 'output-written', text: 'Finished' }, '1 output-written by do_something_else');
    checkMatch({ kind: 'task-suspended', text: 'sleep 1 s' }, '0 task-suspended by do_something_else');
    checkMatch({ kind: 'task-created', text: 'greet' }, '0 task-created by main');
    checkMatch({ kind: 'output-written', text: 'nobody says this' }, 'nothing');
  });

  it('by a text that is written in pieces, at the piece that completes it', () => {
    const trace = new TraceWriter('p.py', '').print('to').print('gether').print('\nto\n').end();
    const index = matchMoment(recordingOf(trace.events), { kind: 'output-written', text: 'together' });
    expect(index && recordingOf(trace.events).event(index - 1)).toMatchObject({ text: 'gether' });
  });

  it('by its line, which is where it stands or what its task was doing', () => {
    checkMatch({ kind: 'task-suspended', line: 12 }, '0 task-suspended by do_something_else');
    checkMatch({ kind: 'output-written', line: 7 }, '2 output-written by greet');
    checkMatch({ kind: 'loop-blocked', line: 5, task: 'main' }, '3.5 loop-blocked by main', blocking(2.5));
    checkMatch({ kind: 'output-written', line: 99 }, 'nothing');
  });

  it('by its time, to the hundredth of a second', () => {
    checkMatch({ kind: 'step-started', at: 1 }, '1 step-started by do_something_else');
    checkMatch({ kind: 'step-started', at: 1.004 }, 'nothing');
    checkMatch({ kind: 'step-started', at: 1.5 }, 'nothing');
  });

  it('by its number in the whole run', () => {
    checkMatch({ kind: 'step-started', nth: 2 }, '0 step-started by greet');
    checkMatch({ kind: 'step-started', nth: 'last' }, '2 step-started by main');
    checkMatch({ kind: 'step-started', nth: 7 }, 'nothing');
    checkMatch({ kind: 'step-started', nth: 2 }, 'nothing', gather, gather.length - 1);
  });
});

it('moments are found in their order, each after the one before it', () => {
  const when = (...matchers: Matcher[]) => matchers.map((matcher, line) => ({ when: matcher, say: '', line }));
  const found = (...matchers: Matcher[]) => findMoments(when(...matchers), gather).map((index) => index !== undefined);
  const output: Matcher = { kind: 'output-written' };
  expect(found(output, output, output, output, output)).toEqual([true, true, true, true, false]);
  expect(found({ ...output, text: 'Finished' }, { ...output, text: 'Hello' })).toEqual([true, false]);
  expect(found({ ...output, text: 'nowhere' }, { ...output, text: 'Hello' })).toEqual([false, true]);
});

it('the check helper can fail', () => {
  expect(() => checkMatch({ kind: 'task-suspended' }, 'nothing')).toThrow();
});
