import type { AppState, Store } from '../app/index.ts';
import { drawScreen } from './draw-screen.ts';
import type { Theme } from './theme.ts';

/** A frame as the terminal shows it: painted rows from the top. */
export interface Frame {
  readonly rows: readonly string[];
}

/** The frames of a store: what React subscribes to. */
export interface Frames {
  get(): Frame;
  subscribe(listener: () => void): () => void;
}

/**
 * Draws the store's state when it is asked for, once per state. A state that looks like the one before gives the very
 * same frame, so that React does nothing. Changes of one turn of Node's loop (a pasted text, a burst of events) are
 * told once.
 */
export function createFrames(store: Store, themeFor: (state: AppState) => Theme): Frames {
  let drawnState: unknown = null;
  let frame: Frame = { rows: [] };
  return {
    get: () => {
      const state = store.getState();
      if (state === drawnState) return frame;
      const theme = themeFor(state);
      const rows = drawScreen(state, theme).map((row) => theme.paint(row));
      drawnState = state;
      if (!sameRows(frame.rows, rows)) frame = { rows };
      return frame;
    },
    subscribe: (listener) => {
      let told = false;
      return store.subscribe(() => {
        if (told) return;
        told = true;
        queueMicrotask(() => {
          told = false;
          listener();
        });
      });
    },
  };
}

function sameRows(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((row, index) => row === after[index]);
}
