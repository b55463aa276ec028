import fc from 'fast-check';

/** One thing that a coroutine does. Sleeps are in half seconds, so that programs have instants that meet. */
type Act =
  | { readonly say: string }
  | { readonly sleep: number }
  | { readonly block: number }
  | { readonly put: true }
  | { readonly get: true };

/** A small asyncio program: coroutines, and how main starts them. */
export interface Plan {
  readonly start: 'gather' | 'tasks' | 'sequence' | 'group';
  readonly jobs: readonly (readonly Act[])[];
}

const NAMES = ['wash', 'cook', 'sweep', 'read'];

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ say: fc.constantFrom('begins', 'goes on', 'looks up', 'is nearly there', 'ends') }),
  },
  { weight: 5, arbitrary: fc.record({ sleep: fc.integer({ min: 0, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ block: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.constant({ put: true } as const) },
  { weight: 1, arbitrary: fc.constant({ get: true } as const) },
);

/** Plans of programs that nobody wrote. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  start: fc.constantFrom('gather', 'tasks', 'sequence', 'group'),
  jobs: fc.array(fc.array(act, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: NAMES.length }),
});

/** The program of a plan. */
export function sourceOf({ start, jobs }: Plan): string {
  const names = jobs.map((_, place) => NAMES[place] ?? 'rest');
  return `${[
    'import asyncio\nimport time\n\nbelt = asyncio.Queue()\n',
    ...jobs.map((acts, place) => functionOf(names[place] ?? '', acts)),
    `async def main():\n${startOf(start, names)
      .map((line) => `    ${line}\n`)
      .join('')}    print("main is done")\n`,
    'asyncio.run(main())',
  ].join('\n\n')}\n`;
}

function functionOf(name: string, acts: readonly Act[]): string {
  return `async def ${name}():\n${acts.map((one) => `    ${lineOf(name, one)}\n`).join('')}`;
}

function lineOf(name: string, one: Act): string {
  if ('say' in one) return `print("${name} ${one.say}")`;
  if ('sleep' in one) return `await asyncio.sleep(${one.sleep / 2})`;
  if ('block' in one) return `time.sleep(${one.block / 2})`;
  return 'put' in one ? `await belt.put("${name}")` : 'print(await belt.get())';
}

function startOf(start: Plan['start'], names: readonly string[]): string[] {
  switch (start) {
    case 'gather':
      return [`await asyncio.gather(${names.map((name) => `${name}()`).join(', ')})`];
    case 'tasks':
      return [
        ...names.map((name) => `${name}_task = asyncio.create_task(${name}())`),
        ...names.map((name) => `await ${name}_task`),
      ];
    case 'sequence':
      return names.map((name) => `await ${name}()`);
    case 'group':
      return ['async with asyncio.TaskGroup() as group:', ...names.map((name) => `    group.create_task(${name}())`)];
    default:
      return start satisfies never;
  }
}
