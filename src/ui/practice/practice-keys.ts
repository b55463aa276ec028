import type { PracticeScreen } from '../../app/index.ts';
import { type BindingGroup, QUIT } from '../binding.ts';

/** The keys of an exercise. `player` are those of the player, for pages that show one. */
export function practiceKeys(_screen: PracticeScreen, _player: readonly BindingGroup[]): readonly BindingGroup[] {
  return [
    {
      title: 'Exercise',
      bindings: [
        { keys: ['?'], message: { kind: 'toggle-help' }, help: 'this help', short: 'help' },
        { keys: ['q'], message: { kind: 'back' }, help: 'leave the exercise', short: 'leave' },
        QUIT,
      ],
    },
  ];
}
