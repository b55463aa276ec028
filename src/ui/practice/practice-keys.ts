import type { Desk, PracticeScreen } from '../../app/index.ts';
import { type Binding, type BindingGroup, QUIT, without } from '../binding.ts';
import { COMPARING } from '../compare/compare-keys.ts';

/** The keys of the exercises. `player` are those of the player, for the page that shows one. */
export function practiceKeys(screen: PracticeScreen, player: readonly BindingGroup[]): readonly BindingGroup[] {
  const { desk } = screen;
  if (desk === null) return [LIST, PROGRAM];
  if (desk.ask !== null) return [ASK];
  if (desk.page.kind === 'player') return playerKeys(player);
  return [{ title: 'Exercise', bindings: pageKeys(desk) }, leaving(screen, desk)];
}

const HELP: Binding = { keys: ['?'], message: { kind: 'toggle-help' }, help: 'this help', short: 'help' };
const SELECT: readonly Binding[] = [
  { keys: ['up', 'k'], message: { kind: 'move', by: -1 }, help: 'up', short: 'choose' },
  { keys: ['down', 'j'], message: { kind: 'move', by: 1 }, help: 'down', short: 'choose' },
];
const PAGES: readonly Binding[] = [
  { keys: ['pagedown', 'ctrl+f'], message: { kind: 'scroll', by: 1, unit: 'page' }, help: 'a page down' },
  { keys: ['pageup', 'ctrl+b'], message: { kind: 'scroll', by: -1, unit: 'page' }, help: 'a page up' },
];

const LIST: BindingGroup = {
  title: 'Exercises',
  bindings: [
    ...SELECT,
    { keys: ['enter', 'space'], message: { kind: 'choose' }, help: 'begin, or go on', short: 'open' },
    { keys: ['left', 'h', 'shift+tab'], message: { kind: 'jump', to: -1 }, help: 'previous part', short: 'part' },
    { keys: ['right', 'l', 'tab'], message: { kind: 'jump', to: 1 }, help: 'next part', short: 'part' },
    { keys: ['home', '0'], message: { kind: 'go-to-start' }, help: 'to the top' },
    { keys: ['end', '$'], message: { kind: 'go-to-end' }, help: 'to the bottom' },
    { keys: ['pagedown', 'ctrl+f'], message: { kind: 'move', by: 8 }, help: 'a page down' },
    { keys: ['pageup', 'ctrl+b'], message: { kind: 'move', by: -8 }, help: 'a page up' },
  ],
};

const PROGRAM: BindingGroup = {
  title: 'Program',
  bindings: [HELP, { keys: ['q'], message: { kind: 'back' }, help: 'leave', short: 'leave' }, QUIT],
};

const ASK: BindingGroup = {
  title: 'Question',
  bindings: [
    { keys: ['y'], message: { kind: 'confirm' }, help: 'yes', short: 'yes' },
    { keys: ['n', 'escape', 'q', 'enter'], message: { kind: 'cancel' }, help: 'not now', short: 'not now' },
    QUIT,
  ],
};

const EDIT: Binding = { keys: ['e'], message: { kind: 'edit' }, help: 'edit your file', short: 'edit' };
const TIMELINES: Binding = {
  keys: ['t'],
  message: { kind: 'show-timelines' },
  help: 'your timeline and the goal’s, on one axis',
  short: 'timelines',
};
const SOLUTION: Binding = {
  keys: ['s'],
  message: { kind: 'show-solution' },
  help: 'the solution beside yours',
  short: 'solution',
};
const OTHERS: readonly Binding[] = [
  { keys: ['r'], message: { kind: 'rerun' }, help: 'run it again' },
  { keys: ['x'], message: { kind: 'stop' }, help: 'stop it' },
  { keys: ['o'], message: { kind: 'restore' }, help: 'begin anew, your file is kept' },
];

function pageKeys(desk: Desk): readonly Binding[] {
  const isHint = desk.hints < desk.opened.exercise.hints.length;
  const hint: Binding = {
    keys: ['h'],
    message: { kind: 'show-hint' },
    help: isHint ? 'one hint more' : 'there are no more hints',
    ...(isHint ? { short: 'hint' } : {}),
  };
  switch (desk.page.kind) {
    case 'goals':
      return [
        EDIT,
        hint,
        { keys: ['up', 'k'], message: { kind: 'move', by: -1 }, help: 'previous goal', short: 'goal' },
        { keys: ['down', 'j'], message: { kind: 'move', by: 1 }, help: 'next goal', short: 'goal' },
        { keys: ['enter'], message: { kind: 'choose' }, help: 'watch the moment that shows it', short: 'watch' },
        TIMELINES,
        SOLUTION,
        ...OTHERS,
        ...PAGES,
      ];
    case 'timelines':
      return [...COMPARING, { ...EDIT, keys: ['e'] }, SOLUTION];
    case 'solution':
      return [
        { keys: ['up', 'k'], message: { kind: 'move', by: -1 }, help: 'scroll up', short: 'scroll' },
        { keys: ['down', 'j'], message: { kind: 'move', by: 1 }, help: 'scroll down', short: 'scroll' },
        EDIT,
        TIMELINES,
        ...PAGES,
      ];
    case 'solved':
      return [
        ...SELECT,
        { keys: ['enter'], message: { kind: 'choose' }, help: 'go there', short: 'go there' },
        TIMELINES,
        SOLUTION,
        EDIT,
      ];
    case 'player':
      return [];
    default:
      return desk.page satisfies never;
  }
}

const ALL: Binding = { keys: ['l'], message: { kind: 'list-exercises' }, help: 'all exercises' };

/** Where one comes from here. */
function leaving({ fromList }: PracticeScreen, { page }: Desk): BindingGroup {
  const back: readonly Binding[] =
    page.kind === 'goals'
      ? [
          fromList
            ? { keys: ['q'], message: { kind: 'list-exercises' }, help: 'all exercises', short: 'leave' }
            : { keys: ['q'], message: { kind: 'back' }, help: 'leave the exercise', short: 'leave' },
        ]
      : [{ keys: ['escape', 'q', 'backspace'], message: { kind: 'cancel' }, help: 'back to the goals', short: 'back' }];
  return {
    title: 'Practice',
    bindings: [
      { keys: ['n'], message: { kind: 'next-exercise' }, help: 'the next exercise', short: 'next' },
      // Where two timelines play, "l" is a step.
      ...(page.kind === 'timelines' ? [] : [ALL]),
      HELP,
      ...back,
      QUIT,
    ],
  };
}

const TAKEN = ['escape', 'q', 'e', 'r', 'backspace'];

/** The player's keys; the program is edited and run from the page of the goals. */
function playerKeys(player: readonly BindingGroup[]): readonly BindingGroup[] {
  const back: BindingGroup = {
    title: 'Exercise',
    bindings: [
      { keys: ['escape', 'q', 'backspace'], message: { kind: 'cancel' }, help: 'back to the goals', short: 'back' },
    ],
  };
  return [...without(player, TAKEN), back].filter(({ bindings }) => bindings.length > 0);
}
