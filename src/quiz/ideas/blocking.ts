import { idea } from './idea.ts';

/** What threads, processes and blocking calls are taken for. */
export const BLOCKING = {
  'time-sleep-yields': idea(
    '`time.sleep` lets the other tasks go on.',
    'It only waits, and waiting is what asyncio is good at.',
    'It knows nothing of the loop. The thread stands still, and with it the loop and all its tasks.',
    'blocking',
  ),
  'async-makes-nonblocking': idea(
    'Writing `async def` in front of a function makes it non-blocking.',
    'The word promises it.',
    'What blocks inside still blocks. It needs an await on something that waits properly, or a thread.',
    'blocking',
    'files',
  ),
  'framework-handles-blocking': idea(
    'A web framework keeps blocking handlers from holding up the others.',
    'Some do, by running plain functions in threads.',
    'An async handler runs in the loop. If it blocks, every client waits.',
    'servers',
  ),
  'executor-uses-loop': idea(
    'A call that is handed to a thread holds up the event loop all the same.',
    'It is a blocking call, and somebody awaits it.',
    'It blocks the worker thread that runs it. The loop has its own thread, and goes on.',
    'run-in-executor',
    'to-thread',
  ),
  'threads-compute-parallel': idea(
    'Python threads compute at the same time.',
    'In most languages they do, and the machine has cores enough.',
    'The GIL lets one of them run Python at a time. Threads overlap waiting, processes overlap computing.',
    'gil',
  ),
  'processes-are-free': idea(
    'Processes cost nothing.',
    'They do compute in parallel.',
    'Starting one takes time, and everything that goes in and out is copied. It pays for long computations.',
    'concurrency-vs-parallelism',
    'choosing',
  ),
  'processes-for-waiting': idea(
    'Processes are the way to wait for many things.',
    'Several workers can wait for several things.',
    'One thread with asyncio waits for thousands of things at no cost.',
    'concurrency-vs-parallelism',
    'choosing',
  ),
  'processes-share-globals': idea(
    'Processes share global variables.',
    'Threads do.',
    'Each process has its own memory. Arguments and results are copied between them.',
    'gil',
  ),
  'files-like-sockets': idea(
    'The system can wake the loop when a file has been read.',
    'With a network connection it does just that.',
    'An ordinary file is always "ready", and reading it blocks. So libraries read it in a thread.',
    'files',
  ),
  'cancel-stops-thread': idea(
    'Cancelling stops a thread.',
    'It stops the task that waits for it.',
    'Nothing stops a thread from outside. Who awaited it goes on, and the thread works to its end.',
    'to-thread',
    'timeouts',
  ),
} as const;
