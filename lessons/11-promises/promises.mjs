// Calling an async function: in JavaScript it runs at once, up to its first await.
import { setTimeout as sleep } from 'node:timers/promises';

async function brew(drink) {
  console.log(`${drink}: started`);
  await sleep(200);
  console.log(`${drink}: ready`);
  return `a cup of ${drink}`;
}

async function main() {
  const order = brew('tea');
  console.log('main: I have ordered tea');
  await sleep(100);
  console.log('main: I have found a cup');
  console.log(`main: I have ${await order}`);
}

await main();
