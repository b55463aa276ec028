import { type Draft, type LessonScreen, shownPlayer, termsOf } from '../../app/index.ts';
import { type Binding, type BindingGroup, LINE_EDITING, QUIT, without } from '../binding.ts';
import { COMPARING } from '../compare/compare-keys.ts';

/** The keys of a lesson's page. `player` are those of the player, for pages that show one. */
export function lessonKeys(screen: LessonScreen, player: readonly BindingGroup[]): readonly BindingGroup[] {
  const { stage, overlay } = screen;
  if (overlay !== null) return [{ title: 'List', bindings: OVERLAY }];
  if (stage.kind === 'run') return [...runKeys(screen), ...playerKeys(player, TAKEN)];
  if (stage.kind === 'modify' && shownPlayer(stage) !== null)
    return [changedKeys(), ...playerKeys(player, [...TAKEN, 'escape'])];
  return [{ title: 'This page', bindings: pageKeys(screen) }, lessonGroup(screen)];
}

/** The keys while a line is typed: an answer, or what the player asks for. */
export function lessonPromptKeys({ stage }: LessonScreen, prompt: readonly BindingGroup[]): readonly BindingGroup[] {
  if (stage.kind !== 'predict') return prompt;
  return [
    {
      title: 'Answer',
      bindings: [
        { keys: ['enter'], message: { kind: 'choose' }, help: 'this is my answer', short: 'answer' },
        { keys: ['tab', 'down'], message: { kind: 'go-on' }, help: 'go on without an answer', short: 'skip' },
        { keys: ['shift+tab', 'up'], message: { kind: 'go-back' }, help: 'back', short: 'back' },
        ...PAGES.map(({ keys, ...binding }) => ({ ...binding, keys: keys.slice(0, 1) })),
        ...LINE_EDITING,
        { keys: ['escape'], message: { kind: 'back' }, help: 'leave the lesson', short: 'leave' },
        QUIT,
      ],
    },
  ];
}

const OVERLAY: readonly Binding[] = [
  { keys: ['up', 'k'], message: { kind: 'move', by: -1 }, help: 'up', short: 'choose' },
  { keys: ['down', 'j'], message: { kind: 'move', by: 1 }, help: 'down', short: 'choose' },
  { keys: ['pagedown'], message: { kind: 'move', by: 8 }, help: 'a page down' },
  { keys: ['pageup'], message: { kind: 'move', by: -8 }, help: 'a page up' },
  { keys: ['enter', 'space'], message: { kind: 'choose' }, help: 'go there', short: 'go there' },
  { keys: ['escape', 'q', 's', 't'], message: { kind: 'cancel' }, help: 'close', short: 'close' },
  QUIT,
];

const GO_BACK: Binding = {
  keys: ['left', 'h', 'b', 'backspace'],
  message: { kind: 'go-back' },
  help: 'back',
  short: 'back',
};
const PAGES: readonly Binding[] = [
  { keys: ['pagedown', 'ctrl+f'], message: { kind: 'scroll', by: 1, unit: 'page' }, help: 'a page down' },
  { keys: ['pageup', 'ctrl+b'], message: { kind: 'scroll', by: -1, unit: 'page' }, help: 'a page up' },
];
const SCROLL: readonly Binding[] = [
  { keys: ['up', 'k'], message: { kind: 'move', by: -1 }, help: 'scroll up' },
  { keys: ['down', 'j'], message: { kind: 'move', by: 1 }, help: 'scroll down' },
  ...PAGES,
];
const READ: readonly Binding[] = [
  { keys: ['enter', 'right', 'l', 'space'], message: { kind: 'go-on' }, help: 'go on', short: 'go on' },
  GO_BACK,
  ...SCROLL,
];
/** Where arrows move something else. */
const AROUND: readonly Binding[] = [
  { keys: ['enter'], message: { kind: 'go-on' }, help: 'go on with the lesson', short: 'go on' },
  { keys: ['b', 'backspace'], message: { kind: 'go-back' }, help: 'back in the lesson', short: 'back' },
];

function pageKeys({ stage }: LessonScreen): readonly Binding[] {
  switch (stage.kind) {
    case 'read':
    case 'verdict':
    case 'javascript':
    case 'run':
      return READ;
    case 'predict':
      return [...answerKeys(stage.draft), SKIP, GO_BACK, ...PAGES.map((binding) => ({ ...binding, short: 'program' }))];
    case 'compare':
      return [...COMPARING, ...AROUND];
    case 'modify':
      return stage.step.values.length === 0 ? [...WHOLE, ...SCROLL, GO_BACK] : [...VALUES, ...WHOLE];
    case 'end':
      return [
        { keys: ['up', 'k'], message: { kind: 'move', by: -1 }, help: 'up', short: 'choose' },
        { keys: ['down', 'j'], message: { kind: 'move', by: 1 }, help: 'down', short: 'choose' },
        { keys: ['enter', 'right', 'l', 'space'], message: { kind: 'go-on' }, help: 'go there', short: 'go there' },
        GO_BACK,
      ];
    default:
      return stage satisfies never;
  }
}

const SKIP: Binding = {
  keys: ['right', 'l', 'tab'],
  message: { kind: 'go-on' },
  help: 'go on without an answer',
  short: 'skip',
};

const SELECT: readonly Binding[] = [
  { keys: ['up', 'k'], message: { kind: 'move', by: -1 }, help: 'up', short: 'choose' },
  { keys: ['down', 'j'], message: { kind: 'move', by: 1 }, help: 'down', short: 'choose' },
];
const GIVE: Binding = { keys: ['enter'], message: { kind: 'choose' }, help: 'this is my answer', short: 'answer' };

const ANSWER: Readonly<Record<'order' | 'choice' | 'text' | 'unknown', readonly Binding[]>> = {
  order: [
    ...SELECT,
    { keys: ['space'], message: { kind: 'grab' }, help: 'pick the line up, or put it down', short: 'pick up' },
    { keys: ['shift+down', 'J'], message: { kind: 'carry', by: 1 }, help: 'move the line down' },
    { keys: ['shift+up', 'K'], message: { kind: 'carry', by: -1 }, help: 'move the line up' },
    { keys: ['escape'], message: { kind: 'cancel' }, help: 'put the line down' },
    GIVE,
  ],
  choice: [...SELECT, { ...GIVE, keys: ['enter', 'space'] }],
  text: [GIVE],
  unknown: [],
};

function answerKeys(draft: Draft): readonly Binding[] {
  const keys = ANSWER[draft.kind];
  if (draft.kind !== 'choice') return keys;
  const digits = draft.choices.slice(0, 9).map((_, index): Binding => {
    const number = index + 1;
    return { keys: [String(number)], message: { kind: 'pick', number }, help: `answer ${number}` };
  });
  return [...keys, ...digits];
}

const VALUES: readonly Binding[] = [
  { keys: ['up', 'k'], message: { kind: 'move', by: -1 }, help: 'previous value', short: 'value' },
  { keys: ['down', 'j'], message: { kind: 'move', by: 1 }, help: 'next value', short: 'value' },
  { keys: ['left', 'h'], message: { kind: 'change-value', by: -1 }, help: 'previous choice', short: 'change' },
  { keys: ['right', 'l'], message: { kind: 'change-value', by: 1 }, help: 'next choice', short: 'change' },
];
const WHOLE: readonly Binding[] = [
  { keys: ['enter', 'r'], message: { kind: 'choose' }, help: 'run it', short: 'run' },
  { keys: ['e'], message: { kind: 'edit' }, help: 'edit the whole program', short: 'edit' },
  { keys: ['o'], message: { kind: 'restore' }, help: 'the original again', short: 'original' },
  { keys: ['space', 'n'], message: { kind: 'go-on' }, help: 'go on with the lesson', short: 'go on' },
  { keys: ['b', 'backspace'], message: { kind: 'go-back' }, help: 'back in the lesson', short: 'back' },
];

function lessonGroup(screen: LessonScreen): BindingGroup {
  const terms: readonly Binding[] =
    termsOf(screen).length === 0
      ? []
      : [{ keys: ['t'], message: { kind: 'toggle-terms' }, help: 'the terms of this page', short: 'terms' }];
  return {
    title: 'Lesson',
    bindings: [
      { keys: ['s'], message: { kind: 'toggle-steps' }, help: 'all steps', short: 'steps' },
      ...terms,
      { keys: ['?'], message: { kind: 'toggle-help' }, help: 'this help', short: 'help' },
      { keys: ['q'], message: { kind: 'back' }, help: 'leave the lesson', short: 'leave' },
      QUIT,
    ],
  };
}

/** The keys before those of the player. */
function runKeys(screen: LessonScreen): readonly BindingGroup[] {
  const hasGuide = screen.stage.kind === 'run' && screen.stage.step.moments.length > 0;
  const guide: readonly Binding[] = [
    { keys: ['n'], message: { kind: 'next-moment' }, help: 'next thing to look at', short: 'look' },
    { keys: ['p'], message: { kind: 'previous-moment' }, help: 'previous thing to look at', short: 'look' },
  ];
  return [
    {
      title: 'Lesson',
      bindings: [
        ...(hasGuide ? guide : []),
        ...AROUND,
        { keys: ['s'], message: { kind: 'toggle-steps' }, help: 'all steps', short: 'steps' },
        { keys: ['t'], message: { kind: 'toggle-terms' }, help: 'the terms of this page' },
      ],
    },
  ];
}

function changedKeys(): BindingGroup {
  return {
    title: 'Lesson',
    bindings: [
      {
        keys: ['escape', 'b', 'backspace'],
        message: { kind: 'cancel' },
        help: 'back to the values',
        short: 'change again',
      },
      { keys: ['enter'], message: { kind: 'go-on' }, help: 'go on with the lesson', short: 'go on' },
      { keys: ['o'], message: { kind: 'restore' }, help: 'the original again', short: 'original' },
      { keys: ['s'], message: { kind: 'toggle-steps' }, help: 'all steps' },
      { keys: ['t'], message: { kind: 'toggle-terms' }, help: 'the terms of this page' },
    ],
  };
}

/** The player's keys where a lesson has taken some: details move to "d", stopping to "x". */
function playerKeys(player: readonly BindingGroup[], taken: readonly string[]): readonly BindingGroup[] {
  const moved: BindingGroup = {
    title: 'Run',
    bindings: [
      { keys: ['d'], message: { kind: 'toggle-details' }, help: 'details of the lane' },
      { keys: ['x'], message: { kind: 'stop' }, help: 'stop the program' },
    ],
  };
  return [...without(player, taken), moved].map(({ title, bindings }) => ({
    title,
    bindings: bindings.map((binding) =>
      binding.message.kind === 'back' ? { ...binding, help: 'leave the lesson', short: 'leave' } : binding,
    ),
  }));
}

const TAKEN = ['n', 'p', 'enter', 'b', 'backspace', 's', 't', 'o', 'e'];
