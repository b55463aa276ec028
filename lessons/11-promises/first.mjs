// The first one wins, and the other one goes on: a promise cannot be cancelled.
import { setTimeout as sleep } from 'node:timers/promises';

async function brew(drink, seconds) {
  try {
    await sleep(1000 * seconds);
    console.log(`${drink}: ready`);
    return drink;
  } finally {
    console.log(`${drink}: the stove is off`);
  }
}

async function main() {
  const tea = brew('tea', 0.2);
  const coffee = brew('coffee', 0.4);
  console.log('main: I drink', await Promise.race([tea, coffee]));
  console.log('main: I go');
}

await main();
