import { type AskingPhase, evidenceOf, latestAnswer, type QuizScreen, type ShowingPhase } from '../../app/index.ts';
import { type Binding, type BindingGroup, QUIT, without } from '../binding.ts';

/** The keys of a quiz. `player` are those of the player, for the run that shows an answer. */
export function quizKeys(screen: QuizScreen, player: readonly BindingGroup[]): readonly BindingGroup[] {
  const { phase } = screen;
  switch (phase.kind) {
    case 'waiting':
      return [{ title: 'Quiz', bindings: [BACK] }, PROGRAM];
    case 'asking':
      return [{ title: 'Answer', bindings: askingKeys(phase) }, PROGRAM];
    case 'showing':
      return phase.view === 'run' && phase.player !== null
        ? [{ title: 'Answer', bindings: shownKeys(screen, phase) }, ...playerKeys(player)]
        : [{ title: 'Answer', bindings: textKeys(phase) }, PROGRAM];
    case 'over':
      return [{ title: 'The end', bindings: overKeys(screen) }, PROGRAM];
    default:
      return phase satisfies never;
  }
}

const LEAVE: Binding = { keys: ['q'], message: { kind: 'back' }, help: 'leave the quiz', short: 'leave' };
const BACK: Binding = { keys: ['b', 'backspace'], message: { kind: 'back' }, help: 'leave the quiz' };

const PROGRAM: BindingGroup = {
  title: 'Quiz',
  bindings: [{ keys: ['?'], message: { kind: 'toggle-help' }, help: 'this help', short: 'help' }, LEAVE, QUIT],
};

const UP: Binding = { keys: ['up'], message: { kind: 'move', by: -1 }, help: 'up', short: 'choose' };
const DOWN: Binding = { keys: ['down'], message: { kind: 'move', by: 1 }, help: 'down', short: 'choose' };

/** Up and down with the letters of vi, where those mean nothing else. */
function withLetters(bindings: readonly Binding[]): readonly Binding[] {
  return bindings.map((binding) => {
    const letter = binding === UP ? ['k'] : binding === DOWN ? ['j'] : [];
    return { ...binding, keys: [...binding.keys, ...letter] };
  });
}

const PAGES: readonly Binding[] = [
  { keys: ['pagedown', 'ctrl+f'], message: { kind: 'scroll', by: 1, unit: 'page' }, help: 'scroll the program down' },
  { keys: ['pageup', 'ctrl+b'], message: { kind: 'scroll', by: -1, unit: 'page' }, help: 'scroll the program up' },
];
const TAB: Binding = {
  keys: ['tab', 'p'],
  message: { kind: 'toggle-program' },
  help: 'the whole program, or the answers',
  short: 'program',
};

function askingKeys(phase: AskingPhase): readonly Binding[] {
  const { question, pane, sure } = phase;
  const program = question.program === null ? [] : [TAB, ...PAGES];
  if (pane === 'program') return [...withLetters([UP, DOWN]), ...READING, ...PAGES, escapeTo('to the answers')];
  if (sure !== null) return [...SURE, ...digits(phase), ...program, escapeTo('choose again')];
  return [...answerKeys(phase), ...program, ...(isHeld(phase) ? [escapeTo('put the line down')] : [BACK])];
}

/** A line is being carried. */
function isHeld({ draft }: AskingPhase): boolean {
  return draft.kind === 'order' && draft.grabbed;
}

function escapeTo(help: string): Binding {
  return { keys: ['escape', 'b', 'backspace'], message: { kind: 'cancel' }, help };
}

const READING: readonly Binding[] = [{ ...TAB, keys: ['tab', 'p', 'enter'], help: 'to the answers', short: 'answers' }];

const SURE: readonly Binding[] = [
  { keys: ['g'], message: { kind: 'be-sure', how: 'guess' }, help: 'it is a guess', short: 'guess' },
  { keys: ['t'], message: { kind: 'be-sure', how: 'think' }, help: 'I think so', short: 'think' },
  { keys: ['k'], message: { kind: 'be-sure', how: 'know' }, help: 'I know', short: 'know' },
  { keys: ['enter'], message: { kind: 'choose' }, help: 'this sure', short: 'this sure' },
  { keys: ['left', 'h'], message: { kind: 'change-value', by: -1 }, help: 'less sure' },
  { keys: ['right', 'l'], message: { kind: 'change-value', by: 1 }, help: 'more sure' },
  { ...UP, help: 'choose again', short: 'choose again' },
];

const GIVE: Binding = { keys: ['enter'], message: { kind: 'choose' }, help: 'this is my answer', short: 'answer' };

function answerKeys(phase: AskingPhase): readonly Binding[] {
  const { draft } = phase;
  switch (draft.kind) {
    case 'one':
      return [...withLetters([UP, DOWN]), { ...GIVE, keys: ['enter', 'space'] }, ...digits(phase)];
    case 'several':
      return [
        ...withLetters([UP, DOWN]),
        { keys: ['space'], message: { kind: 'grab' }, help: 'mark the answer, or not', short: 'mark' },
        GIVE,
        ...digits(phase),
      ];
    case 'order':
      return [
        ...withLetters([UP, DOWN]).map((binding) => (draft.grabbed ? { ...binding, short: 'move' } : binding)),
        {
          keys: ['space'],
          message: { kind: 'grab' },
          help: 'pick the line up, or put it down',
          short: draft.grabbed ? 'put down' : 'pick up',
        },
        { keys: ['shift+down', 'J'], message: { kind: 'carry', by: 1 }, help: 'move the line down' },
        { keys: ['shift+up', 'K'], message: { kind: 'carry', by: -1 }, help: 'move the line up' },
        GIVE,
      ];
    default:
      return draft satisfies never;
  }
}

function digits({ draft }: AskingPhase): readonly Binding[] {
  if (draft.kind === 'order') return [];
  return Array.from({ length: Math.min(9, draft.count) }, (_, index): Binding => {
    const number = index + 1;
    return { keys: [String(number)], message: { kind: 'pick', number }, help: `answer ${number}` };
  });
}

const NEXT: Binding = { keys: ['enter'], message: { kind: 'go-on' }, help: 'next question', short: 'next' };
const WHY: Binding = {
  keys: ['w'],
  message: { kind: 'toggle-reasons' },
  help: 'the question with all reasons, or the run',
  short: 'why',
};

function shownKeys(screen: QuizScreen, phase: ShowingPhase): readonly Binding[] {
  const answered = latestAnswer(screen);
  const hasOther = answered !== undefined && evidenceOf(answered, 'yours') !== null;
  const other: Binding = {
    keys: ['y'],
    message: { kind: 'toggle-evidence' },
    help: 'where your answer fails, or what decides',
    short: phase.side === 'truth' ? 'yours' : 'what decides',
  };
  return [
    NEXT,
    WHY,
    ...(hasOther ? [other] : []),
    { keys: ['m', 'b', 'backspace'], message: { kind: 'go-to-evidence' }, help: 'back to the moment', short: 'moment' },
  ];
}

/** Where the run fills the screen it has its own keys, without those that a quiz needs or must not have. */
function playerKeys(player: readonly BindingGroup[]): readonly BindingGroup[] {
  return without(player, TAKEN).map(({ title, bindings }) => ({
    title,
    bindings: bindings.map((binding) => {
      if (binding.message.kind === 'back') return { ...binding, help: LEAVE.help, short: 'leave' };
      return binding;
    }),
  }));
}

const TAKEN = ['enter', 'w', 'y', 'm', 'b', 'backspace', 'r', 'e', 's'];

function textKeys(phase: ShowingPhase): readonly Binding[] {
  return [
    { ...NEXT, keys: ['enter', 'space', 'right', 'l'] },
    ...(phase.player === null ? [] : [{ ...WHY, keys: ['w', 'left', 'h', 'b', 'backspace'], short: 'the run' }]),
    { keys: ['down', 'j'], message: { kind: 'move', by: 1 }, help: 'scroll down' },
    { keys: ['up', 'k'], message: { kind: 'move', by: -1 }, help: 'scroll up' },
    { keys: ['pagedown', 'ctrl+f'], message: { kind: 'scroll', by: 1, unit: 'page' }, help: 'a page down' },
    { keys: ['pageup', 'ctrl+b'], message: { kind: 'scroll', by: -1, unit: 'page' }, help: 'a page up' },
  ];
}

/** Nothing asked can be asked again. */
function overKeys({ answered }: QuizScreen): readonly Binding[] {
  return answered.length === 0 ? OVER.filter(({ message }) => message.kind !== 'take-again') : OVER;
}

const OVER: readonly Binding[] = [
  ...withLetters([UP, DOWN]),
  { keys: ['enter', 'space'], message: { kind: 'choose' }, help: 'go there', short: 'go there' },
  { keys: ['a'], message: { kind: 'take-again' }, help: 'again, with new questions', short: 'again' },
  { keys: ['pagedown', 'ctrl+f'], message: { kind: 'scroll', by: 1, unit: 'page' }, help: 'a page down' },
  { keys: ['pageup', 'ctrl+b'], message: { kind: 'scroll', by: -1, unit: 'page' }, help: 'a page up' },
  { keys: ['b', 'backspace'], message: { kind: 'back' }, help: 'back', short: 'back' },
];
