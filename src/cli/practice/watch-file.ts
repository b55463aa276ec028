import { type FSWatcher, watch } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** What a watched file holds: its text, or why there is none. */
export type FileNews =
  | { readonly text: string; readonly trouble: null }
  | { readonly text: null; readonly trouble: string };

/** How a file is watched. Times are real milliseconds. */
export interface Watching {
  readonly file: string;
  /** What it held when watching began: only something else is news. */
  readonly text: string;
  readonly onNews: (news: FileNews) => void;
  /** Between two looks when nothing is heard. */
  readonly everyMs?: number;
}

/** Editors write a file in several steps: after the last thing heard of it, this long passes before it is read. */
const SETTLE_MS = 20;
/** An empty or missing file is most often one that is being replaced: it must stay so for this long. */
const GONE_MS = 400;
/** Some folders (network mounts, containers) tell nothing. Then looking is the only way. */
const POLL_MS = 500;
/** Programs are written by people; something larger is not a program. */
const LARGEST_BYTES = 1024 * 1024;

/**
 * Tells whenever a file holds something else, however it was saved: in place, by renaming another file over it, or on
 * a file system that tells nothing of changes. Gives the function that ends it.
 */
export function watchFile({ file, text, onNews, everyMs = POLL_MS }: Watching): () => void {
  let isOver = false;
  let known: FileNews = { text, trouble: null };
  let strangeSince: number | null = null;
  let soon: NodeJS.Timeout | undefined;

  const look = async () => {
    const news = await read(file);
    if (isOver) return;
    const isStrange = news.text === null || (news.text.trim() === '' && known.text !== news.text);
    if (!isStrange) strangeSince = null;
    else {
      strangeSince ??= performance.now();
      if (performance.now() - strangeSince < GONE_MS) return lookIn(GONE_MS / 4);
    }
    if (news.text === known.text && news.trouble === known.trouble) return;
    known = news;
    onNews(news);
  };
  const lookIn = (milliseconds: number) => {
    clearTimeout(soon);
    soon = setTimeout(() => void look(), milliseconds);
  };
  const poll = setInterval(() => void look(), everyMs);
  const watcher = listen(file, () => lookIn(SETTLE_MS));
  return () => {
    isOver = true;
    clearTimeout(soon);
    clearInterval(poll);
    watcher?.close();
  };
}

/** Listens to the folder: a file that is replaced takes a listener of its own away with it. */
function listen(file: string, onHeard: () => void): FSWatcher | undefined {
  const name = basename(file);
  try {
    const watcher = watch(dirname(file), { persistent: false }, (_, changed) => {
      if (changed === null || changed === name) onHeard();
    });
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}

async function read(file: string): Promise<FileNews> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST_BYTES) return { text: null, trouble: 'The file is too large to be a program.' };
    const bytes = await readFile(file);
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), trouble: null };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { text: null, trouble: 'The file is gone: save it again, or begin anew.' };
    if (error instanceof TypeError) return { text: null, trouble: 'The file is not UTF-8 text.' };
    return { text: null, trouble: `The file cannot be read (${code ?? (error as Error).message}).` };
  }
}
