import { setTimeout as sleep } from 'node:timers/promises';

async function tea() {
  console.log('The kettle is on.');
  await sleep(300);
  console.log('The tea is ready.');
}

async function toast() {
  console.log('The toast goes in.');
  await sleep(200);
  console.log('The toast is ready.');
}

await Promise.all([tea(), toast()]);
