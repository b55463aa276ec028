// Two drinks: first two awaits in a row, then Promise.all.
import { setTimeout as sleep } from 'node:timers/promises';

async function brew(drink, seconds) {
  await sleep(1000 * seconds);
  console.log(`${drink}: ready`);
  return drink;
}

async function main() {
  console.log('Two calls, two awaits:');
  const one = brew('tea', 0.4);
  const two = brew('milk', 0.2);
  console.log(await one, 'and', await two);

  console.log('Together:');
  const [tea, milk] = await Promise.all([brew('tea', 0.4), brew('milk', 0.2)]);
  console.log(tea, 'and', milk);
}

await main();
