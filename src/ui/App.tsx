import { Box, Transform, useInput } from 'ink';
import { useSyncExternalStore } from 'react';
import type { Store } from '../app/index.ts';
import type { Frames } from './frames.ts';
import { messageFor } from './keymap.ts';
import { readKeys } from './keys.ts';

/** The whole interactive program: the frame of the store's state, and keys as messages. */
export function App({ store, frames }: { readonly store: Store; readonly frames: Frames }) {
  const { rows } = useSyncExternalStore(frames.subscribe, frames.get);
  useInput((input, key) => {
    for (const pressed of readKeys(input, key)) {
      const message = messageFor(store.getState(), pressed);
      if (message !== null) store.dispatch(message);
    }
  });
  return (
    <Box flexDirection="column">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
        <PaintedRow key={index} text={row} />
      ))}
    </Box>
  );
}

/**
 * A row that is drawn already. Ink measures the text of a `<Text>` with a grapheme segmenter and remembers the width
 * of every text it has ever seen, which at ten frames a second never stops growing. It does neither with what
 * a `<Transform>` puts in the place of its text.
 */
function PaintedRow({ text }: { readonly text: string }) {
  return <Transform transform={() => text}> </Transform>;
}
