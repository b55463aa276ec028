import { type Binding, type BindingGroup, QUIT } from '../binding.ts';

/** The keys that move the common play head of two runs. */
export const COMPARING: readonly Binding[] = [
  { keys: ['space'], message: { kind: 'toggle-play' }, help: 'play or pause', short: 'play/pause' },
  { keys: ['left', 'h'], message: { kind: 'step-back' }, help: 'one step back', short: 'step' },
  { keys: ['right', 'l'], message: { kind: 'step-forward' }, help: 'one step forward', short: 'step' },
  { keys: ['home', '0'], message: { kind: 'go-to-start' }, help: 'to the start', short: 'start/end' },
  { keys: ['end', '$'], message: { kind: 'go-to-end' }, help: 'to the end', short: 'start/end' },
  { keys: ['+', '='], message: { kind: 'faster' }, help: 'faster', short: 'speed' },
  { keys: ['-', '_'], message: { kind: 'slower' }, help: 'slower', short: 'speed' },
];

/** The keys of `async-tutor compare`. */
export const COMPARE_KEYS: readonly BindingGroup[] = [
  {
    title: 'Time',
    bindings: COMPARING,
  },
  {
    title: 'Program',
    bindings: [
      { keys: ['?'], message: { kind: 'toggle-help' }, help: 'this help', short: 'help' },
      { keys: ['q'], message: { kind: 'back' }, help: 'back, or quit', short: 'quit' },
      QUIT,
    ],
  },
];
