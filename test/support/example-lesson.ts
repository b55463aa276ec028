import { type Lesson, parseLesson } from '../../src/lesson/index.ts';
import { gatherTrace } from './example-traces.ts';

const MARKDOWN = `---
id: example
title: An example
summary: Everything that a lesson can have.
part: 1
minutes: 3
terms: [task]
---

A _task_ runs a **coroutine**. Here is \`asyncio.sleep\`:

\`\`\`python
async def main():
    await asyncio.sleep(1)  # a comment
\`\`\`

- one point that is so long that it does not fit into one line of a terminal that has eighty columns
- another point

\`\`\`predict gather.py
ask: duration
question: How many seconds?
choices: [1, 2, 3]
because: The longest wait decides.
\`\`\`

\`\`\`predict gather.py
ask: order
question: In which order?
\`\`\`

\`\`\`run gather.py
title: two greetings
moments:
  - when: { kind: task-suspended, nth: 1 }
    say: The first one waits.
  - when: { kind: program-ended }
    say: All is _done_.
\`\`\`

\`\`\`compare gather.py gather.py
title: twice the same
say: Nothing differs.
\`\`\`

\`\`\`modify gather.py
title: Change it
try: What if it sleeps longer?
values:
  - name: how long the first one sleeps
    find: "await asyncio.sleep(2)"
    value: "2"
    choices: ["1", "2", "5"]
\`\`\`

\`\`\`javascript-run both.mjs
beside: gather.py
title: the same in JavaScript
\`\`\`

\`\`\`summary
- Tasks run.
\`\`\`
`;

/** A lesson with every kind of step, whose programs are the example trace of gather. */
export function exampleLesson(): Lesson {
  const files = new Map([
    ['lesson.md', MARKDOWN],
    ['gather.py', gatherTrace().source],
    ['both.mjs', 'console.log("Hello");\n'],
  ]);
  const parsed = parseLesson(
    { folder: '01-example', files },
    {
      title: 'Examples',
      parts: ['First things'],
      glossary: new Map([['task', 'A coroutine that the event loop runs.']]),
    },
  );
  if (!parsed.ok) throw new Error(parsed.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return parsed.value;
}
