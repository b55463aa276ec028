import { Command, CommanderError } from 'commander';
import { dataOption, type Example, examples, type Finish, lessonsOption } from './command-parts.ts';
import type { HomeOptions } from './commands/home.ts';
import { exitCodeLines, exitCodes } from './exit-codes.ts';
import type { Host } from './host.ts';
import { addPractice, addProgress, addQuiz } from './learning-commands.ts';
import { addDrawingOptions, addLimitOptions, addShowingOptions, type RunOptions } from './run/run-options.ts';

declare const __VERSION__: string;

/** Runs one command line (without `node` and the script) and returns the exit code. Commands load when they are called. */
export async function runCommandLine(args: readonly string[], host: Host): Promise<number> {
  let code = 0;
  const program = createProgram(host, (given) => {
    code = given;
  });
  try {
    await program.parseAsync(isForHome(args) ? ['home', ...args] : args, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : exitCodes.badArguments.code;
  }
}

/** Without a command, home is meant; its options may stand alone. */
function isForHome([first]: readonly string[]): boolean {
  return first === undefined || HOME_OPTIONS.includes(first.split('=')[0] ?? '');
}

const HOME_OPTIONS = ['--data', '--lessons', '--ascii', '--no-color', '--plain'];

function createProgram(host: Host, finish: Finish): Command {
  const program = new Command('async-tutor')
    .description('Learn Python’s asyncio by watching it run.')
    .version(__VERSION__, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      writeErr: (text) => host.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'async-tutor: ')),
      getOutHelpWidth: () => Math.min(host.stdout.columns ?? 100, 120),
      getErrHelpWidth: () => Math.min(host.stderr.columns ?? 100, 120),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError('"async-tutor --help" shows what there is.')
    .addHelpText('after', examples('async-tutor', MAIN_EXAMPLES) + EXIT_CODES);
  addHome(program, host, finish);
  addRun(program, host, finish);
  addLesson(program, host, finish);
  addList(program, host, finish);
  addQuiz(program, host, finish);
  addPractice(program, host, finish);
  addProgress(program, host, finish);
  addCompare(program, host, finish);
  addCheck(program, host, finish);
  addNew(program, host, finish);
  return program;
}

function addHome(program: Command, host: Host, finish: Finish): void {
  program
    .command('home')
    .summary('where you are and what comes next (the same as no command)')
    .description('Shows the lessons with your progress and everything else there is to do.')
    .option('--plain', 'as text (this is what a pipe gets)')
    .option('--ascii', 'draw with ASCII characters only')
    .option('--no-color', 'no colours (so does NO_COLOR in the environment)')
    .addOption(lessonsOption())
    .addOption(dataOption())
    .action(async (options: HomeOptions) => {
      const { home } = await import('./commands/home.ts');
      finish(await home(options, host));
    });
}

function addRun(program: Command, host: Host, finish: Finish): void {
  const run = program
    .command('run')
    .summary('run an asyncio program and watch it')
    .description(
      'Runs a Python program on the embedded CPython, with a virtual clock, and shows its tasks as timelines. ' +
        'Without a terminal, or with --plain, it tells the run as text.',
    )
    .argument('<file>', 'the program; - reads it from standard input')
    .argument('[args...]', 'its arguments: everything after the file is the program’s own')
    .option('-q, --quiet', 'nothing but the program’s own output and exit code, as python3 would give them')
    .passThroughOptions();
  addLimitOptions(addShowingOptions(run))
    .showHelpAfterError('"async-tutor run --help" shows the options. They stand before the file.')
    .addHelpText('after', examples('async-tutor run', RUN_EXAMPLES) + EXIT_CODES)
    .action(async (file: string, args: string[], options: RunOptions) => {
      const { run } = await import('./commands/run.ts');
      finish(await run({ file, args, options }, host));
    });
}

function addLesson(program: Command, host: Host, finish: Finish): void {
  const lesson = program
    .command('lesson')
    .summary('read a lesson and watch its programs')
    .description('Shows a lesson and plays its programs. Without a terminal, or with --plain, it prints both as text.')
    .argument('<id>', 'the lesson, as "async-tutor list" names it');
  addShowingOptions(lesson)
    .addOption(lessonsOption())
    .addOption(dataOption())
    .showHelpAfterError('"async-tutor list" shows the lessons.')
    .addHelpText('after', examples('async-tutor lesson', LESSON_EXAMPLES))
    .action(async (id: string, options: RunOptions & { lessons?: string; data?: string }) => {
      const { lesson } = await import('./commands/lesson.ts');
      finish(await lesson({ id, options }, host));
    });
}

function addList(program: Command, host: Host, finish: Finish): void {
  program
    .command('list')
    .summary('list the lessons')
    .description('Lists the lessons by part, with the minutes they take.')
    .option('--json', 'as JSON, for programs')
    .addOption(lessonsOption())
    .addHelpText('after', examples('async-tutor list', LIST_EXAMPLES))
    .action(async (options: { json?: boolean; lessons?: string }) => {
      const { list } = await import('./commands/list.ts');
      finish(await list(options, host));
    });
}

function addCompare(program: Command, host: Host, finish: Finish): void {
  const compare = program
    .command('compare')
    .summary('watch two programs on one axis')
    .description('Runs two programs and shows them on one axis: what differs in time, in output, in what blocks.')
    .argument('<one>', 'a program')
    .argument('<other>', 'the program to compare it with')
    .option('--plain', 'tell it as text (this is what a pipe gets)');
  addDrawingOptions(compare)
    .addHelpText('after', examples('async-tutor compare', COMPARE_EXAMPLES))
    .action(async (one: string, other: string, options: RunOptions) => {
      const { compare } = await import('./commands/compare.ts');
      finish(await compare({ files: [one, other], options }, host));
    });
}

function addCheck(program: Command, host: Host, finish: Finish): void {
  program
    .command('check')
    .summary('find everything that is wrong with lessons')
    .description(
      'Reads a course, runs every program of it, and holds every prediction, moment, claim, question and exercise ' +
        'against what really happens. Without DIR it checks the lessons that come with the program.',
    )
    .argument('[dir]', 'the folder with the folders of the lessons, or the folder of one lesson')
    .option('--json', 'as JSON, for programs')
    .option('--ascii', 'write with ASCII characters only')
    .addHelpText('after', examples('async-tutor check', CHECK_EXAMPLES))
    .action(async (dir: string | undefined, options: { json?: boolean; ascii?: boolean }) => {
      const { check } = await import('./commands/check.ts');
      finish(await check({ dir, options }, host));
    });
}

function addNew(program: Command, host: Host, finish: Finish): void {
  program
    .command('new')
    .summary('begin a course of your own')
    .description('Makes a folder with a small complete course, to be changed into your own.')
    .argument('<dir>', 'a folder that does not exist yet')
    .action(async (dir: string) => {
      const { newCourse } = await import('./commands/new.ts');
      finish(await newCourse(dir, host));
    });
}

const MAIN_EXAMPLES: readonly Example[] = [
  ['lesson gather', 'learn what asyncio.gather does'],
  ['run my_program.py', 'watch your own program'],
  ['quiz', 'what do you know by now?'],
  ['run --plain my_program.py | less', 'the same as text'],
];

const RUN_EXAMPLES: readonly Example[] = [
  ['crawler.py --depth 2', 'watch crawler.py; --depth 2 is its own option'],
  ['--plain crawler.py', 'tell the run as text'],
  ['--quiet crawler.py > pages.txt', 'only what the program prints'],
  ['--json crawler.py | jq .kind', 'every event of the run'],
  ['--max-time 60 server.py', 'stop a server after a virtual minute'],
  ['- < crawler.py', 'a program from standard input'],
];

const LESSON_EXAMPLES: readonly Example[] = [
  ['futures', 'the lesson about futures'],
  ['--plain futures | less', 'the same as text'],
];

const LIST_EXAMPLES: readonly Example[] = [
  ['', 'the lessons, for people'],
  ['--json', 'the same for programs'],
];

const COMPARE_EXAMPLES: readonly Example[] = [['before.py after.py', 'how much did it help?']];

const CHECK_EXAMPLES: readonly Example[] = [
  ['my-course', 'all lessons of a course'],
  ['my-course/01-first', 'one lesson of it'],
];

const EXIT_CODES = `\nExit codes:\n${exitCodeLines().join('\n')}\n`;
