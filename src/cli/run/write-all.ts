import { once } from 'node:events';
import type { Output } from '../host.ts';

/** Writes a text and waits while the stream is full, so that a slow reader slows the program down and not our memory up. */
export async function writeAll(output: Output, text: string): Promise<void> {
  if (text !== '' && !output.write(text)) await once(output as unknown as NodeJS.EventEmitter, 'drain');
}
