/** Something the caller can put right: what is wrong, what to do about it, and the exit code. Never a stack trace. */
export interface Problem {
  readonly message: string;
  readonly remedy?: string;
  readonly exitCode: number;
}

/** A {@link Problem} on its way up to the one place that prints it. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** The problem as it is shown on standard error. */
export function renderProblem({ message, remedy }: Problem): string {
  const lines = [message, ...(remedy === undefined ? [] : [remedy])].join('\n').split('\n');
  return lines.map((line, index) => `${index === 0 ? 'async-tutor: ' : '             '}${line}\n`).join('');
}
