import { exitCodes } from './exit-codes.ts';
import { createProcessHost } from './process-host.ts';

const args = process.argv.slice(2);
const { host, crash, finish } = createProcessHost();

process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

const NEED_NO_ENGINE = ['--help', '-h', '--list'];

// The child process needs longest to start: it begins before this process has read its own arguments.
if (
  ['run', 'lesson', 'practice'].includes(args[0] ?? '') &&
  args.length > 1 &&
  !NEED_NO_ENGINE.includes(args[1] ?? '')
) {
  host.engine().then(
    (engine) => engine.warm(),
    () => undefined,
  );
}

try {
  const { runCommandLine } = await import('./program.ts');
  await finish(await runCommandLine(args, host));
} catch (error) {
  const { ProblemError, renderProblem } = await import('./problem.ts');
  if (host.stopped.aborted) await finish(host.stopped.reason.code);
  else if (!(error instanceof ProblemError)) crash(error);
  else {
    host.stderr.write(renderProblem(error.problem));
    await finish(error.problem.exitCode ?? exitCodes.badArguments.code);
  }
}
