import { MILLISECOND, type Nanoseconds, SECOND } from '../../trace/index.ts';
import type { Effect } from '../effect.ts';
import { editText, type TextEdit, textInput, textOf } from '../text-input.ts';
import { moveTo } from './move.ts';
import type { PlayerScreen } from './player.ts';

/**
 * Opens the input line when the position comes to an `input()` that nobody has answered, and closes it when that is
 * no longer so. What has been typed stays while one looks around.
 */
export function withInputPrompt(player: PlayerScreen, before: PlayerScreen): PlayerScreen {
  const { run, index } = player;
  const wanted = run.input !== null && index >= run.input;
  const moved = index !== before.index || run.input !== before.run.input;
  const dismissed = player.inputDismissed && !moved;
  if (wanted && !dismissed && player.prompt === null) {
    return { ...player, inputDismissed: false, prompt: { purpose: 'input', input: textInput(), problem: null } };
  }
  if (!wanted && player.prompt?.purpose === 'input') return { ...player, inputDismissed: false, prompt: null };
  return player;
}

/** Opens the line that asks where to go. */
export function askTime(player: PlayerScreen): PlayerScreen {
  return { ...player, prompt: { purpose: 'time', input: textInput(), problem: null } };
}

/** A key in the open line. */
export function editPrompt(player: PlayerScreen, edit: TextEdit): PlayerScreen {
  const { prompt } = player;
  if (prompt === null) return player;
  return { ...player, prompt: { ...prompt, input: editText(prompt.input, edit), problem: null } };
}

/** Enter in the open line, or (`end`) Ctrl-D. */
export function answerPrompt(player: PlayerScreen, how: 'submit' | 'end'): readonly [PlayerScreen, readonly Effect[]] {
  const { prompt, run } = player;
  if (prompt === null) return [player, []];
  const text = textOf(prompt.input);
  if (prompt.purpose === 'time') return [goTo(player, text), []];
  if (how === 'end' && text !== '') return [player, []];
  const answered = {
    ...player,
    prompt: null,
    run: { ...run, input: null },
    playback: { ...player.playback, mode: 'playing' as const },
  };
  return [answered, [{ kind: 'send-input', run: run.id, text: how === 'end' ? null : `${text}\n` }]];
}

function goTo(player: PlayerScreen, text: string): PlayerScreen {
  const target = parseTarget(text);
  const { prompt } = player;
  if (prompt !== null && target === null) {
    return { ...player, prompt: { ...prompt, problem: 'A time such as 1.5 or 250ms, a step such as #12, or "end"' } };
  }
  const there = { ...player, prompt: null };
  if (target === null || target.kind === 'stay') return there;
  if (target.kind === 'time') return moveTo(there, { at: target.at });
  return moveTo(there, target.step === 0 ? 0 : (player.run.recording.moments[target.step - 1] ?? player.run.length));
}

/** Where to go: a moment of the virtual clock, or the number of a step. */
export type Target =
  | { readonly kind: 'time'; readonly at: Nanoseconds }
  | { readonly kind: 'step'; readonly step: number }
  | { readonly kind: 'stay' };

const UNITS: Readonly<Record<string, number>> = { '': SECOND, s: SECOND, ms: MILLISECOND, us: 1000, µs: 1000, ns: 1 };

/** Reads "1.5", "1.5 s", "250ms", "#12", "end"; null when it is none of these. */
export function parseTarget(text: string): Target | null {
  const word = text.trim().toLowerCase();
  if (word === '') return { kind: 'stay' };
  if (word === 'end') return { kind: 'step', step: Number.MAX_SAFE_INTEGER };
  const step = /^#\s*(\d+)$/.exec(word);
  if (step !== null) return { kind: 'step', step: Number(step[1]) };
  const time = /^(\d+(?:[.,]\d*)?|[.,]\d+)\s*(s|ms|us|µs|ns|)$/.exec(word);
  if (time === null) return null;
  const seconds = Number((time[1] as string).replace(',', '.'));
  return { kind: 'time', at: Math.round(seconds * (UNITS[time[2] ?? ''] as number)) };
}
