import { Option } from 'commander';

/** Given the exit code of the command that ran. */
export type Finish = (code: number) => void;

/** The arguments of a command and what they are good for. */
export type Example = readonly [args: string, meaning: string];

/** The examples of a command, for the end of its help. */
export function examples(command: string, list: readonly Example[]): string {
  const width = Math.max(...list.map(([args]) => args.length));
  const lines = list.map(([args, meaning]) => `  ${command} ${args.padEnd(width)}  ${meaning}`);
  return `\nExamples:\n${lines.join('\n')}\n`;
}

/** `--lessons DIR` */
export function lessonsOption(): Option {
  return new Option('--lessons <dir>', 'the lessons of another course: the folder that holds their folders');
}

/** `--data DIR` */
export function dataOption(): Option {
  return new Option('--data <dir>', 'where your progress is kept (so does ASYNC_TUTOR_DATA)');
}
