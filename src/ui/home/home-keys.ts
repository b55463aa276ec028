import { type AppState, type HomeScreen, selectedItem } from '../../app/index.ts';
import { type Binding, type BindingGroup, QUIT } from '../binding.ts';

/** The keys at home. */
export function homeKeys(home: HomeScreen, { profile }: AppState): readonly BindingGroup[] {
  const item = selectedItem(home, profile);
  return [
    {
      title: 'Home',
      bindings: [
        { keys: ['up', 'k'], message: { kind: 'move', by: -1 }, help: 'up', short: 'choose' },
        { keys: ['down', 'j'], message: { kind: 'move', by: 1 }, help: 'down', short: 'choose' },
        { keys: ['enter', 'space'], message: { kind: 'choose' }, help: 'open', short: 'open' },
        ...(item?.kind === 'setting' ? SETTING : PARTS),
        { keys: ['home', '0'], message: { kind: 'go-to-start' }, help: 'to the top' },
        { keys: ['end', '$'], message: { kind: 'go-to-end' }, help: 'to the bottom' },
        { keys: ['pagedown', 'ctrl+f'], message: { kind: 'move', by: 8 }, help: 'a page down' },
        { keys: ['pageup', 'ctrl+b'], message: { kind: 'move', by: -8 }, help: 'a page up' },
        { keys: ['r'], message: { kind: 'ask-file' }, help: 'run a program of yours', short: 'run a file' },
        { keys: ['escape'], message: { kind: 'cancel' }, help: 'close' },
      ],
    },
    {
      title: 'Program',
      bindings: [
        { keys: ['?'], message: { kind: 'toggle-help' }, help: 'this help', short: 'help' },
        { keys: ['q'], message: { kind: 'back' }, help: 'quit', short: 'quit' },
        QUIT,
      ],
    },
  ];
}

const PARTS: readonly Binding[] = [
  { keys: ['left', 'h', 'shift+tab'], message: { kind: 'jump', to: -1 }, help: 'previous part', short: 'part' },
  { keys: ['right', 'l', 'tab'], message: { kind: 'jump', to: 1 }, help: 'next part', short: 'part' },
];

const SETTING: readonly Binding[] = [
  { keys: ['left', 'h'], message: { kind: 'change-value', by: -1 }, help: 'previous choice', short: 'change' },
  { keys: ['right', 'l'], message: { kind: 'change-value', by: 1 }, help: 'next choice', short: 'change' },
  { keys: ['tab'], message: { kind: 'jump', to: 1 }, help: 'next part' },
  { keys: ['shift+tab'], message: { kind: 'jump', to: -1 }, help: 'previous part' },
];
