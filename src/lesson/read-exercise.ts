import type { Exercise } from './exercise.ts';
import { type Fields, readFields } from './fields.ts';
import { normalised } from './markdown.ts';
import { type Problems, type Report, START } from './problem.ts';
import type { Files } from './programs.ts';
import { GOAL_FIELDS, readGoals } from './read-goals.ts';

/** What an exercise is read with. */
export interface ExerciseReading {
  /** The files of the exercise's folder. */
  readonly files: Files;
  /** What to call that folder in messages. */
  readonly path: string;
  readonly problems: Problems;
}

/** Reads `exercise/`: start.py, solution.py, goal.yaml and hints.md. */
export function readExercise({ files, path, problems }: ExerciseReading): Exercise {
  const read = (name: string) => {
    const text = files.get(name);
    const report = problems.reportFor(`${path}/${name}`, normalised(text ?? ''));
    if (text === undefined)
      report(START, `the exercise has no ${name}`, 'An exercise has start.py, solution.py and goal.yaml.');
    return { text: text ?? '', report };
  };
  const goal = read('goal.yaml');
  const fields = goal.text === '' ? undefined : readFields({ yaml: normalised(goal.text), firstLine: 1 }, goal.report);
  return {
    ...readTask(fields),
    start: read('start.py').text,
    solution: read('solution.py').text,
    goals: fields === undefined ? [] : readExerciseGoals(fields, files, goal.report),
    hints: hintsIn(normalised(files.get('hints.md') ?? '')),
  };
}

const TASK_FIELDS = ['title', 'task', 'minutes'];

function readTask(fields: Fields | undefined): Pick<Exercise, 'title' | 'task' | 'minutes'> {
  if (fields === undefined) return { title: '', task: '', minutes: 0 };
  return {
    title: fields.text('title', 'what the exercise is called'),
    task: fields.text('task', 'what to do, in a few sentences'),
    minutes: fields.wholeNumber('minutes', 'how long a learner needs'),
  };
}

function readExerciseGoals(fields: Fields, files: Files, report: Report): Exercise['goals'] {
  fields.refuseOthers([...TASK_FIELDS, ...GOAL_FIELDS]);
  if (!GOAL_FIELDS.some((key) => fields.has(key))) {
    report(START, 'the exercise has no goal', `Add at least one of ${GOAL_FIELDS.join(', ')}.`);
  }
  return readGoals(fields, files);
}

/** One hint a paragraph. Headings are none, and a fenced block belongs to the paragraph above it. */
function hintsIn(markdown: string): string[] {
  const hints: string[] = [];
  let fenced = false;
  let open = false;
  for (const line of markdown.split('\n')) {
    const isFence = line.startsWith('```');
    if (isFence) fenced = !fenced;
    const continues = open || isFence || fenced;
    if (line.trim() === '' && !fenced) open = false;
    else if (/^#+ /.test(line) && !fenced) open = false;
    else {
      const last = continues ? hints.pop() : undefined;
      hints.push(last === undefined ? line : `${last}${open ? '' : '\n'}\n${line}`);
      open = true;
    }
  }
  return hints;
}
