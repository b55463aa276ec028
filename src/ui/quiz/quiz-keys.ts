import type { QuizScreen } from '../../app/index.ts';
import { type BindingGroup, QUIT } from '../binding.ts';

/** The keys of a quiz. `player` are those of the player, for pages that show one. */
export function quizKeys(_screen: QuizScreen, _player: readonly BindingGroup[]): readonly BindingGroup[] {
  return [
    {
      title: 'Quiz',
      bindings: [
        { keys: ['?'], message: { kind: 'toggle-help' }, help: 'this help', short: 'help' },
        { keys: ['q'], message: { kind: 'back' }, help: 'leave the quiz', short: 'leave' },
        QUIT,
      ],
    },
  ];
}
