import { type AppState, type Message, promptOf, topScreen } from '../app/index.ts';
import { type BindingGroup, LINE_EDITING, QUIT } from './binding.ts';
import { COMPARE_KEYS } from './compare/compare-keys.ts';
import { homeKeys } from './home/home-keys.ts';
import type { Pressed } from './keys.ts';
import { lessonKeys, lessonPromptKeys } from './lesson/lesson-keys.ts';
import { scrollWithin } from './lesson/scroll-lesson.ts';
import { practiceKeys } from './practice/practice-keys.ts';
import { scrollExercise } from './practice/scroll-practice.ts';
import { quizKeys } from './quiz/quiz-keys.ts';

export type { Binding, BindingGroup } from './binding.ts';

const PLAYER: readonly BindingGroup[] = [
  {
    title: 'Time',
    bindings: [
      { keys: ['space'], message: { kind: 'toggle-play' }, help: 'play or pause', short: 'play/pause' },
      { keys: ['left', 'h'], message: { kind: 'step-back' }, help: 'one step back', short: 'step' },
      { keys: ['right', 'l'], message: { kind: 'step-forward' }, help: 'one step forward', short: 'step' },
      { keys: ['.', 'shift+right'], message: { kind: 'step-event-forward' }, help: 'one line forward' },
      { keys: [',', 'shift+left'], message: { kind: 'step-event-back' }, help: 'one line back' },
      { keys: ['home', '0'], message: { kind: 'go-to-start' }, help: 'to the start', short: 'start/end' },
      {
        keys: ['end', '$'],
        message: { kind: 'go-to-end' },
        help: 'to the end, and follow',
        short: 'start/end',
      },
      { keys: ['g'], message: { kind: 'ask-time' }, help: 'go to a time or a step', short: 'go to' },
      { keys: ['i'], message: { kind: 'next-insight' }, help: 'what could be better', short: 'insights' },
      { keys: ['+', '='], message: { kind: 'faster' }, help: 'faster', short: 'speed' },
      { keys: ['-', '_'], message: { kind: 'slower' }, help: 'slower', short: 'speed' },
    ],
  },
  {
    title: 'Lanes',
    bindings: [
      { keys: ['down', 'j'], message: { kind: 'move', by: 1 }, help: 'next lane, or scroll', short: 'lane' },
      { keys: ['up', 'k'], message: { kind: 'move', by: -1 }, help: 'previous lane, or scroll', short: 'lane' },
      { keys: ['enter'], message: { kind: 'toggle-details' }, help: 'details of the lane', short: 'details' },
      { keys: [']'], message: { kind: 'lane-event-forward' }, help: 'next change of the lane' },
      { keys: ['['], message: { kind: 'lane-event-back' }, help: 'previous change of the lane' },
      { keys: ['z'], message: { kind: 'zoom-in' }, help: 'stretch the time axis' },
      { keys: ['Z'], message: { kind: 'zoom-out' }, help: 'shrink the time axis' },
      { keys: ['>'], message: { kind: 'scroll', by: 8, unit: 'column' }, help: 'scroll the timelines right' },
      { keys: ['<'], message: { kind: 'scroll', by: -8, unit: 'column' }, help: 'scroll the timelines left' },
    ],
  },
  {
    title: 'Panes',
    bindings: [
      { keys: ['tab'], message: { kind: 'focus-next' }, help: 'next pane', short: 'pane' },
      { keys: ['shift+tab'], message: { kind: 'focus-previous' }, help: 'previous pane' },
      { keys: ['pagedown', 'ctrl+f'], message: { kind: 'scroll', by: 1, unit: 'page' }, help: 'scroll the pane down' },
      { keys: ['pageup', 'ctrl+b'], message: { kind: 'scroll', by: -1, unit: 'page' }, help: 'scroll the pane up' },
      { keys: ['escape'], message: { kind: 'cancel' }, help: 'close, or follow again' },
    ],
  },
  {
    title: 'Program',
    bindings: [
      { keys: ['r'], message: { kind: 'rerun' }, help: 'run again', short: 'run again' },
      { keys: ['e'], message: { kind: 'edit' }, help: 'edit, then run again', short: 'edit' },
      { keys: ['s'], message: { kind: 'stop' }, help: 'stop the program' },
      { keys: ['?'], message: { kind: 'toggle-help' }, help: 'this help', short: 'help' },
      { keys: ['q'], message: { kind: 'back' }, help: 'back, or quit', short: 'quit' },
      { keys: ['ctrl+c'], message: { kind: 'quit' }, help: 'quit at once' },
    ],
  },
];

/** In an open line of text every other key is text. */
const PROMPT: readonly BindingGroup[] = [
  {
    title: 'Input',
    bindings: [
      { keys: ['enter'], message: { kind: 'submit-prompt' }, help: 'done', short: 'done' },
      { keys: ['escape'], message: { kind: 'cancel' }, help: 'close the line', short: 'close' },
      { keys: ['ctrl+d'], message: { kind: 'end-input' }, help: 'end of the input', short: 'end of input' },
      ...LINE_EDITING,
      QUIT,
    ],
  },
];

const HELP: readonly BindingGroup[] = [
  {
    title: 'Help',
    bindings: [
      { keys: ['down', 'j'], message: { kind: 'scroll-help', by: 1 }, help: 'down', short: 'scroll' },
      { keys: ['up', 'k'], message: { kind: 'scroll-help', by: -1 }, help: 'up', short: 'scroll' },
      { keys: ['pagedown'], message: { kind: 'scroll-help', by: 10 }, help: 'a page down' },
      { keys: ['pageup'], message: { kind: 'scroll-help', by: -10 }, help: 'a page up' },
      { keys: ['escape', '?', 'q', 'enter', 'space'], message: { kind: 'toggle-help' }, help: 'close', short: 'close' },
      QUIT,
    ],
  },
];

/** The keys that do something now. */
export function bindingsFor(state: AppState): readonly BindingGroup[] {
  if (state.help !== null) return HELP;
  const screen = topScreen(state);
  if (promptOf(screen) === null) return helpFor(state);
  return screen.kind === 'lesson' ? lessonPromptKeys(screen, PROMPT) : PROMPT;
}

/** The keys of the screen behind the help. */
export function helpFor(state: AppState): readonly BindingGroup[] {
  const screen = topScreen(state);
  switch (screen.kind) {
    case 'player':
      return PLAYER;
    case 'home':
      return homeKeys(screen, state);
    case 'lesson':
      return lessonKeys(screen, PLAYER);
    case 'compare':
      return COMPARE_KEYS;
    case 'quiz':
      return quizKeys(screen, PLAYER);
    case 'practice':
      return practiceKeys(screen, PLAYER);
    default:
      return screen satisfies never;
  }
}

/** What a key says now; null: nothing. */
export function messageFor(state: AppState, pressed: Pressed): Message | null {
  if (state.screens.length === 0) return null;
  for (const group of bindingsFor(state)) {
    const found = group.bindings.find((binding) => binding.keys.includes(pressed.name));
    if (found !== undefined) return asDrawn(state, found.message);
  }
  const typing = state.help === null && promptOf(topScreen(state)) !== null && pressed.text !== '';
  return typing ? { kind: 'edit-prompt', edit: { kind: 'insert', text: pressed.text } } : null;
}

/** The message for what is drawn: nobody else knows how far a page can be scrolled. */
function asDrawn(state: AppState, message: Message): Message | null {
  const screen = topScreen(state);
  if (state.help !== null) return message;
  if (screen.kind === 'practice') return scrollExercise(state, screen, message);
  return screen.kind === 'lesson' ? scrollWithin(state, screen, message) : message;
}
