import { StringDecoder } from 'node:string_decoder';

/** Lines of a stream, one at a time and only when somebody asks: what nobody asked for stays for whoever comes next. */
export interface StdinLines {
  /** The next line with its line end; null at the end of the input. */
  next(): Promise<string | null>;
}

/** Reads lines from `stdin`. Starts to read at the first call of `next`. */
export function stdinLines(stdin: AsyncIterable<Uint8Array | string>): StdinLines {
  let chunks: AsyncIterator<Uint8Array | string> | undefined;
  const decoder = new StringDecoder('utf8');
  let pending = '';
  let ended = false;
  return {
    async next() {
      chunks ??= stdin[Symbol.asyncIterator]();
      for (;;) {
        const end = pending.indexOf('\n') + 1;
        if (end > 0 || ended) {
          const line = end > 0 ? pending.slice(0, end) : pending;
          pending = pending.slice(line.length);
          return line === '' ? null : line;
        }
        const { value, done } = await chunks.next();
        if (done) {
          ended = true;
          pending += decoder.end();
        } else {
          pending += typeof value === 'string' ? value : decoder.write(Buffer.from(value));
        }
      }
    },
  };
}
