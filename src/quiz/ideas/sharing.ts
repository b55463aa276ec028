import { idea } from './idea.ts';

/** What locks, semaphores, queues, caches and connections are taken for. */
export const SHARING = {
  'lock-needed-everywhere': idea(
    'Whatever tasks share needs a lock.',
    'With threads it does.',
    'Between two awaits nobody else runs. A lock is needed only where an await stands in the middle.',
    'locks',
    'caching',
  ),
  'lock-protects-alone': idea(
    'A lock protects, wherever it is put.',
    'It is there, after all.',
    'All have to use the same lock, and hold it from reading to writing.',
    'locks',
  ),
  'race-is-slowness': idea(
    'A race goes away when things are faster, or wait a little.',
    'With other times it did not show.',
    'As long as an await stands between looking and acting, somebody can come in between.',
    'locks',
    'caching',
  ),
  'semaphore-only-counts': idea(
    'A semaphore only counts, or works in portions.',
    'It has a number.',
    'It lets so many in, and the next as soon as one leaves. The others wait at the door.',
    'semaphores',
  ),
  'semaphore-limits-tasks': idea(
    'A semaphore decides how many tasks there are.',
    'Only so many are at work.',
    'All tasks are there and have begun. They wait at `async with` until a place is free.',
    'semaphores',
  ),
  'full-queue-drops': idea(
    'A full queue throws away what does not fit.',
    'Some buffers do.',
    '`await put` waits until there is room. Only put_nowait refuses, with QueueFull.',
    'queues',
  ),
  'backpressure-slows-all': idea(
    'A limited queue makes the whole slower.',
    'Somebody is made to wait.',
    'The slowest decides either way. The limit only keeps the others from running ahead.',
    'queues',
  ),
  'queue-broadcasts': idea(
    'Everybody who waits at a queue gets each item.',
    'A message to all would reach all.',
    'Each item goes to one of them.',
    'queues',
  ),
  'join-waits-for-empty': idea(
    '`queue.join` is over when the queue is empty.',
    'Then everything has been fetched.',
    'It waits until task_done has been called for each item: fetched is not finished.',
    'queues',
  ),
  'lru-refuses-async': idea(
    '`lru_cache` refuses an async function.',
    'It would be better if it did.',
    'It keeps the coroutine, and the second one to await that gets a RuntimeError.',
    'caching',
  ),
  'set-refuses': idea(
    'A set refuses what it holds already.',
    'It keeps each thing once.',
    'It takes no notice. Whoever wants to know has to ask with `in`, before adding.',
    'capstone',
  ),
  'session-overlaps': idea(
    'Requests overlap only within one session.',
    'The examples always share one.',
    'Tasks make them overlap. A session saves opening new connections.',
    'http',
  ),
  'session-serialises': idea(
    'A session sends its requests one after the other.',
    'It looks like one conversation.',
    'It holds many connections. Tasks that share it do not wait for each other.',
    'http',
  ),
  'get-reads-all': idea(
    'When `get` is entered, the whole page is there.',
    'With requests it is.',
    'Only the head has come. The body comes with `await response.text()`.',
    'http',
  ),
  'write-means-received': idea(
    '`drain` waits until the other side has received everything.',
    'Then sending would be finished.',
    'It knows only the own buffer, and waits only while that is too full.',
    'chat',
  ),
  'close-cancels': idea(
    'The task of a handler is cancelled when its client leaves.',
    'There is nobody left to serve.',
    'Its next read gives empty bytes, and it can tidy up.',
    'chat',
  ),
} as const;
