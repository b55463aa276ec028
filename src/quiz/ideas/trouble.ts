import { idea } from './idea.ts';

/** What exceptions, cancellation and timeouts are taken for. */
export const TROUBLE = {
  'exceptions-appear-by-themselves': idea(
    'The exception of a task appears by itself, where the program happens to be.',
    'An exception in an ordinary call does.',
    'It waits in its task until somebody awaits that, and comes out there.',
    'errors',
  ),
  'exceptions-stay-in-tasks': idea(
    'An exception stays in its task and disturbs nobody.',
    'While nobody awaits the task, that is so.',
    'Whoever awaits the task gets it, and so it comes out of the program unless somebody catches it.',
    'errors',
  ),
  'exceptions-are-values': idea(
    'A failed task just gives back None, or its exception.',
    'gather does that, with return_exceptions=True.',
    'Whoever asks for its result gets the exception raised. Nobody asks? Then asyncio reports it.',
    'futures',
    'errors',
  ),
  'gather-cancels-siblings': idea(
    'When one task of gather fails, the others are cancelled.',
    'A TaskGroup does that.',
    'gather hands on the first exception, and the others keep running.',
    'errors',
    'taskgroup',
  ),
  'taskgroup-lets-siblings-run': idea(
    'When one task of a TaskGroup fails, the others finish first.',
    'gather lets them.',
    'The group cancels them at once, and ends when all of them have ended.',
    'taskgroup',
  ),
  'group-is-first-error': idea(
    'A TaskGroup raises the exception of the task that failed.',
    'gather does.',
    'It raises an ExceptionGroup with all of them. `except*` looks inside.',
    'taskgroup',
  ),
  'except-exception-catches-cancel': idea(
    '`except Exception` catches a cancellation.',
    'It seems to catch everything.',
    'CancelledError is a BaseException, so that it slips through.',
    'cancellation',
  ),
  'cancel-stops-at-waiter': idea(
    'Cancelling one that awaits a task leaves the task alone.',
    'Only the one was cancelled.',
    'A cancellation goes down to what is awaited. asyncio.shield keeps it out.',
    'caching',
    'cancellation',
  ),
  'timeout-stops-at-once': idea(
    'A timeout stops whatever is going on, at once and without clean-up.',
    'Time is up, after all.',
    'It cancels: a CancelledError at the next await, and `finally` still runs. What does not await is not stopped.',
    'timeouts',
    'cancellation',
  ),
  'timeout-starts-late': idea(
    'A timeout counts from when the real work begins.',
    'The wait for a free place is not the work.',
    'It counts from where it is entered. Whatever is waited for inside counts.',
    'semaphores',
    'timeouts',
  ),
  'timeout-for-all': idea(
    'One timeout around all attempts is as good as one around each.',
    'It is the same number of seconds.',
    'Around the whole it may leave no time for a second attempt. Around each, a slow one is cut off and tried again.',
    'retry',
  ),
  'timeout-limits-count': idea(
    'A timeout limits how many run at once.',
    'It limits something.',
    'It limits time. A semaphore, or a number of workers, limits how many.',
    'capstone',
    'semaphores',
  ),
  'waits-time-out': idea(
    'asyncio gives up on a wait that never ends.',
    'Many libraries have a timeout built in.',
    'It waits for ever, unless you set a timeout.',
    'timeouts',
    'locks',
  ),
  'status-is-timeout': idea(
    'A response with an error status is a matter for the timeout.',
    'Both are failures of a request.',
    'A status is an answer, and it came in time. raise_for_status turns it into an exception.',
    'http',
  ),
  'retry-everything': idea(
    'Every failure is worth another attempt.',
    'The next one may succeed.',
    'Only what can pass by itself: a lost connection, a busy server. A wrong address stays wrong.',
    'retry',
  ),
} as const;
