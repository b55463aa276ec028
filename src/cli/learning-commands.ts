import { type Command, Option } from 'commander';
import { dataOption, type Example, examples, type Finish, lessonsOption } from './command-parts.ts';
import type { PracticeCommandOptions } from './commands/practice.ts';
import type { ProgressOptions } from './commands/progress.ts';
import type { QuizOptions } from './commands/quiz.ts';
import type { Host } from './host.ts';
import { wholeBetween } from './run/run-options.ts';

/** `async-tutor quiz` */
export function addQuiz(program: Command, host: Host, finish: Finish): void {
  program
    .command('quiz')
    .summary('questions about what programs do, answered by running them')
    .description(
      'Asks what programs do, and shows the moment of the run that decides the answer. Without LESSON it asks about ' +
        'what you have met, what is due for a review first. Without a terminal it reads the answers line by line.',
    )
    .argument('[lesson]', 'the lesson to ask about, as "async-tutor list" names it')
    .option('--due', 'only what is due for a review')
    .addOption(new Option('--count <n>', 'how many questions (10)').argParser(wholeBetween(1, 1000)))
    .addOption(
      new Option('--seed <n>', 'the same number gives everybody the same quiz').argParser(wholeBetween(0, 2 ** 32 - 1)),
    )
    .option('--file <file>', 'ask about any program; - reads it from standard input')
    .option('--plain', 'as text (this is what a pipe gets)')
    .addOption(
      new Option('--json', 'print the questions with their answers, for teachers; nothing is asked').conflicts('plain'),
    )
    .option('--ascii', 'draw with ASCII characters only')
    .option('--no-color', 'no colours (so does NO_COLOR in the environment)')
    .addOption(lessonsOption())
    .addOption(dataOption())
    .showHelpAfterError('"async-tutor quiz --help" shows the options.')
    .addHelpText('after', examples('async-tutor quiz', QUIZ_EXAMPLES))
    .action(async (lesson: string | undefined, options: QuizOptions) => {
      const { quiz } = await import('./commands/quiz.ts');
      finish(await quiz({ lesson, options }, host));
    });
}

/** `async-tutor practice` */
export function addPractice(program: Command, host: Host, finish: Finish): void {
  program
    .command('practice')
    .summary('put programs right in your own editor, judged on every save')
    .description(
      'Gives you a file with a program to put right, watches it, and shows after every save which goals it meets. ' +
        'Without ID, a list of the exercises. What you have written is never overwritten.',
    )
    .argument('[id]', 'the exercise, by its lesson')
    .addOption(new Option('--check [file]', 'judge your file, or this one, once and as text').conflicts('list'))
    .option('--list', 'the exercises as text')
    .option('--hint', 'show one more hint as text')
    .option('--json', 'with --check or --list: as JSON, for programs')
    .option('--restart', 'begin anew; the file of before is kept beside the new one')
    .option('--dir <dir>', 'where your files are (so does ASYNC_TUTOR_PRACTICE; else ~/async-tutor-practice)')
    .option('--plain', 'as text (this is what a pipe gets)')
    .option('--ascii', 'draw with ASCII characters only')
    .option('--no-color', 'no colours (so does NO_COLOR in the environment)')
    .addOption(lessonsOption())
    .addOption(dataOption())
    .showHelpAfterError('"async-tutor practice --list" shows the exercises.')
    .addHelpText('after', examples('async-tutor practice', PRACTICE_EXAMPLES) + PRACTICE_CODES)
    .action(async (id: string | undefined, options: PracticeCommandOptions) => {
      const { practice } = await import('./commands/practice.ts');
      finish(await practice({ id, options }, host));
    });
}

/** `async-tutor progress` */
export function addProgress(program: Command, host: Host, finish: Finish): void {
  program
    .command('progress')
    .summary('what you have learned, and what is due')
    .description('Shows what you have read and how well you know it, your days, and what comes back when.')
    .addOption(new Option('--json', 'as JSON, for programs').conflicts('reset'))
    .option('--reset', 'forget everything except the settings; asks first, and keeps a copy')
    .option('--yes', 'with --reset: do not ask')
    .option('--ascii', 'draw with ASCII characters only')
    .option('--no-color', 'no colours (so does NO_COLOR in the environment)')
    .addOption(new Option('--width <columns>', 'width of the picture').argParser(wholeBetween(40, 1000)))
    .addOption(lessonsOption())
    .addOption(dataOption())
    .addHelpText('after', examples('async-tutor progress', PROGRESS_EXAMPLES))
    .action(async (options: ProgressOptions) => {
      const { progress } = await import('./commands/progress.ts');
      finish(await progress(options, host));
    });
}

const QUIZ_EXAMPLES: readonly Example[] = [
  ['', 'ten questions about what you have met'],
  ['gather --count 5', 'five about one lesson'],
  ['--due', 'what is due for a review'],
  ['--file my_program.py', 'about a program of yours'],
  ['gather --seed 7 --json', 'a quiz on paper, with the answers'],
];

const PRACTICE_EXAMPLES: readonly Example[] = [
  ['', 'choose an exercise'],
  ['gather', 'the exercise of the lesson about gather'],
  ['gather --check', 'judge your file once; exit code 0 when all goals hold'],
  ['gather --check theirs.py --json', 'judge another file, for programs'],
];

const PRACTICE_CODES = '\nExit codes of --check:\n    0  all goals hold\n    1  not all goals hold\n';

const PROGRESS_EXAMPLES: readonly Example[] = [
  ['', 'how far you are'],
  ['--json', 'the same for programs'],
  ['--reset', 'begin anew'],
];
