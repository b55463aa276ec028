import { describe, expect, it } from 'vitest';
import { leavesToChance } from '../../src/quiz/chance.ts';

describe('chance', () => {
  it.each([
    'import random\nprint(random.random())',
    'import asyncio, random\nawait asyncio.sleep(random.uniform(1, 2))',
    'from random import choice',
    'import random as r',
    'import uuid\nprint(uuid.uuid4())',
    'import os\nprint(os.urandom(4))',
  ])('decides: %j', (source) => {
    expect(leavesToChance(source)).toBe(true);
  });

  it.each([
    'import asyncio, random, time\nasyncio.run(main())',
    'import random\n\nprint("a random word")',
    'random_word = 1',
  ])('does not decide: %j', (source) => {
    expect(leavesToChance(source)).toBe(false);
  });
});
