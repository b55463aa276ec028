import type { Effect } from './effect.ts';
import type { Message } from './message.ts';
import type { AppState } from './state.ts';
import { start, update } from './update.ts';

/** Holds the state of a session, takes messages, hands effects to whoever can carry them out. */
export interface Store {
  getState(): AppState;
  /** Runs `update`; the effects it gives are handed out before this returns. Messages sent meanwhile queue up. */
  dispatch(message: Message): void;
  /** Calls `listener` after each change; gives the function that ends that. */
  subscribe(listener: () => void): () => void;
  /** Hands out the effects with which the session begins. Call it once, when the handler can take them. */
  start(): void;
}

/** A store that begins with `initial`. */
export function createStore(initial: AppState, runEffect: (effect: Effect) => void): Store {
  const listeners = new Set<() => void>();
  const queue: Message[] = [];
  let state = initial;
  let busy = false;

  const settle = (step: readonly [AppState, readonly Effect[]]): void => {
    const changed = step[0] !== state;
    state = step[0];
    if (changed) for (const listener of listeners) listener();
    for (const effect of step[1]) runEffect(effect);
  };
  const drain = (first: () => readonly [AppState, readonly Effect[]]): void => {
    busy = true;
    try {
      settle(first());
      for (let message = queue.shift(); message !== undefined; message = queue.shift()) settle(update(state, message));
    } finally {
      busy = false;
    }
  };

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch: (message) => {
      if (busy) queue.push(message);
      else drain(() => update(state, message));
    },
    start: () => drain(() => start(state)),
  };
}
