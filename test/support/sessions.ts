import {
  type AppState,
  createPlayerSession,
  type Effect,
  type Message,
  type PlayerScreen,
  type Size,
  topScreen,
  update,
} from '../../src/app/index.ts';
import { drawScreen } from '../../src/ui/draw-screen.ts';
import { plainRow } from '../../src/ui/text/row.ts';
import { createTheme, type ThemeOptions } from '../../src/ui/theme.ts';
import type { ExampleTrace } from './example-traces.ts';

export const PLAIN: ThemeOptions = { colour: 0, ascii: false, background: 'dark' };

/** A session that plays an example whose events have not arrived. */
export function emptySession(example: ExampleTrace, size: Size = SIZE, paused = false): AppState {
  const program = { file: example.file, args: [] };
  return createPlayerSession({ title: ['demo', example.file], program, source: example.source, paused }, size);
}

const SIZE: Size = { columns: 100, rows: 30 };

/** A session that stands at the beginning of a whole recording, paused. */
export function session(example: ExampleTrace, size?: Size): AppState {
  const empty = emptySession(example, size, true);
  return told(empty, { kind: 'events-arrived', run: 1, events: example.events }, { kind: 'run-ended', run: 1 });
}

/** The state after these messages; effects are dropped. */
export function told(state: AppState, ...messages: readonly Message[]): AppState {
  return messages.reduce((current, message) => update(current, message)[0], state);
}

/** The state and the effects of a message. */
export function step(
  state: AppState,
  message: Message,
): { readonly state: AppState; readonly effects: readonly Effect[] } {
  const [next, effects] = update(state, message);
  return { state: next, effects };
}

/** The screen as text without colours. */
export function screen(state: AppState, theme: ThemeOptions = PLAIN): string {
  return drawScreen(state, createTheme(theme))
    .map((row) => plainRow(row).trimEnd())
    .join('\n');
}

/** The player that a session shows. */
export function topPlayer(state: AppState): PlayerScreen {
  const screen = topScreen(state);
  if (screen.kind !== 'player') throw new Error(`the session shows ${screen.kind}`);
  return screen;
}
