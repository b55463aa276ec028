import { describe, expect, it } from 'vitest';
import { KEYS, noTerminal, openTerminal } from '../support/terminal.ts';

if (noTerminal !== undefined) console.warn(`Skipped: ${noTerminal}`);

describe.skipIf(noTerminal !== undefined)('the terminal helper', () => {
  it('shows what a program writes, sends keys and waits', async () => {
    const terminal = openTerminal([], {
      command: ['/bin/sh', '-c', 'stty -echo; printf "one\\ntwo\\033[1;2H*\\n"; read x; echo "got $x"'],
    });
    expect(await terminal.waitFor('two')).toBe('o*e\ntwo');
    terminal.send(`three${KEYS.enter}`);
    await terminal.waitFor(/got three/);
    expect(await terminal.exited).toEqual({ exitCode: 0, signal: 0 });
  });

  it('fails when it waits in vain', async () => {
    const terminal = openTerminal([], { command: ['/bin/sh', '-c', 'echo one; read x'] });
    await expect(terminal.waitFor('two', 0.3)).rejects.toThrow('not on the screen after 0.3 s: two\none');
    terminal.kill();
    await terminal.exited;
    await expect(terminal.waitFor('two')).rejects.toThrow('the program ended before');
  });
});
