import { expect, it } from 'vitest';
import { compareRuns, describeComparison } from '../../src/lesson/index.ts';
import type { Recording } from '../../src/timeline/index.ts';
import { blocking, gather, printing } from './runs.ts';

/** Compares two runs, called one.py and two.py, and the sentences about them. */
function check(first: Recording, second: Recording, ...sentences: string[]): void {
  expect(describeComparison(compareRuns(first, second), ['one.py', 'two.py'])).toEqual(sentences);
}

it('says how much longer one takes', () => {
  check(gather, gather, 'Both take 2 s.', 'Both print the same.');
  check(
    printing([], { seconds: 6 }),
    printing([], { seconds: 3 }),
    'one.py takes 6 s, two.py 3 s: 3 s less.',
    'Both print the same.',
  );
  expect(compareRuns(gather, printing([], { seconds: 5 })).time).toEqual({ first: 2e9, second: 5e9, more: 3e9 });
});

it('says what only one prints, and whether the order differs', () => {
  const none = 'Both take 0 s.';
  check(printing(['a', 'b']), printing(['b', 'a']), none, 'Both print the same lines, in another order.');
  check(
    printing(['a', 'b', 'b']),
    printing(['b', 'c']),
    none,
    'Only one.py prints “a”, “b”.',
    'Only two.py prints “c”.',
  );
  check(printing([...'abcdef']), printing([]), none, 'Only one.py prints “a”, “b”, “c”, and 3 lines more.');
  expect(compareRuns(printing(['a', 'b']), printing(['a', 'c'])).output).toMatchObject({ kind: 'lines', differsAt: 1 });
});

it('says what blocks, and what fails', () => {
  check(
    blocking(3),
    printing([], { seconds: 4, exit: 1 }),
    'Both take 4 s.',
    'two.py does not end well: it ended with exit code 1.',
    'Both print the same.',
    'In one.py, time.sleep blocks the loop for 3 s (line 5).',
    'In two.py, nothing blocks the loop.',
  );
});

it('the check helper can fail', () => {
  expect(() => check(gather, gather, 'Both take 3 s.')).toThrow();
});
