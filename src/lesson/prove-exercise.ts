import type { Exercise } from './exercise.ts';
import type { Judgement } from './judge.ts';
import type { Proof } from './prove-lesson.ts';
import { runOf } from './runs-of.ts';

const FOLDER = 'exercise/';

/** The start must fail the goals, and the solution must meet them. */
export function proveExercise({ goals, start, solution }: Exercise, proof: Proof): void {
  const judged = (file: string, source: string): readonly Judgement[] => {
    const recording = proof.recordingOf(runOf(`${FOLDER}${file}`));
    return recording === undefined ? [] : proof.judge(goals, recording, { source, folder: FOLDER });
  };
  const beginning = judged('start.py', start);
  if (beginning.length > 0 && beginning.every(({ holds }) => holds)) {
    const place = { file: `${FOLDER}goal.yaml`, line: 1 };
    proof.complain(place, 'start.py meets the goal already', 'Ask for more, or make the start worse.');
  }
  for (const { goal, holds, expected, actual } of judged('solution.py', solution)) {
    if (holds) continue;
    const place = { file: `${FOLDER}goal.yaml`, line: 1, key: goal.kind };
    const message = `solution.py does not meet the goal "${expected}": ${actual}`;
    proof.complain(place, message, 'Correct the solution, or ask for less.');
  }
}
