import { describe, expect, it } from 'vitest';
import type { AppState, Message } from '../../src/app/index.ts';
import { keyLabel } from '../../src/ui/key-label.ts';
import { bindingsFor, helpFor, messageFor } from '../../src/ui/keymap.ts';
import { type KeyFlags, readKeys } from '../../src/ui/keys.ts';
import { createTheme } from '../../src/ui/theme.ts';
import { gatherTrace } from '../support/example-traces.ts';
import { screen, session, told } from '../support/sessions.ts';

const NO_KEY: KeyFlags = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageUp: false,
  pageDown: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  tab: false,
  backspace: false,
  delete: false,
  ctrl: false,
  shift: false,
  meta: false,
};

const player = session(gatherTrace(), { columns: 120, rows: 60 });

/** What the keys of one piece of input say. */
function check(state: AppState, input: string, flags: Partial<KeyFlags>, expected: readonly (Message | null)[]): void {
  const keys = readKeys(input, { ...NO_KEY, ...flags });
  expect(keys.map((key) => messageFor(state, key))).toEqual(expected);
}

describe('keys', () => {
  it('say what the table says', () => {
    check(player, ' ', {}, [{ kind: 'toggle-play' }]);
    check(player, '', { rightArrow: true }, [{ kind: 'step-forward' }]);
    check(player, '', { rightArrow: true, shift: true }, [{ kind: 'step-event-forward' }]);
    check(player, '', { return: true }, [{ kind: 'toggle-details' }]);
    check(player, 'c', { ctrl: true }, [{ kind: 'quit' }]);
    check(player, 'Z', { shift: true }, [{ kind: 'zoom-out' }]);
    check(player, '', { tab: true, shift: true }, [{ kind: 'focus-previous' }]);
    check(player, 'y', {}, [null]);
  });

  it('arrive in one piece when somebody types fast', () => {
    check(player, '+.', {}, [{ kind: 'faster' }, { kind: 'step-event-forward' }]);
  });

  it('are text while a line is open', () => {
    const asking = told(player, { kind: 'ask-time' });
    const insert = (text: string): Message => ({ kind: 'edit-prompt', edit: { kind: 'insert', text } });
    check(asking, 'q日', {}, [insert('q'), insert('日')]);
    check(asking, '1 s\r', {}, [insert('1'), insert(' '), insert('s'), { kind: 'submit-prompt' }]);
    check(asking, '', { delete: true }, [{ kind: 'edit-prompt', edit: { kind: 'delete-back' } }]);
    check(asking, 'c', { ctrl: true }, [{ kind: 'quit' }]);
    check(asking, '', { escape: true, meta: true }, [{ kind: 'cancel' }]);
  });

  it('close the help', () => {
    const help = told(player, { kind: 'toggle-help' });
    check(help, 'q', {}, [{ kind: 'toggle-help' }]);
    check(help, 'j', {}, [{ kind: 'scroll-help', by: 1 }]);
    check(help, 'x', {}, [null]);
  });

  it('are checked by a check that can fail', () => {
    expect(() => check(player, ' ', {}, [{ kind: 'quit' }])).toThrow();
  });
});

describe('the table of keys', () => {
  const states = [player, told(player, { kind: 'ask-time' }), told(player, { kind: 'toggle-help' })];

  it('gives each key one meaning at a time', () => {
    for (const state of states) {
      const keys = bindingsFor(state).flatMap((group) => group.bindings.flatMap((binding) => binding.keys));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('lets Ctrl-C quit always', () => {
    for (const state of states) check(state, 'c', { ctrl: true }, [{ kind: 'quit' }]);
  });

  it('is all in the help', () => {
    const shown = screen(told(player, { kind: 'toggle-help' }));
    const theme = createTheme({ colour: 0, ascii: false, background: 'dark' });
    for (const { title, bindings } of helpFor(player)) {
      expect(shown).toContain(title);
      for (const { keys, help } of bindings) {
        expect(shown).toContain(help);
        for (const key of keys) expect(shown).toContain(keyLabel(key, theme));
      }
    }
  });
});
