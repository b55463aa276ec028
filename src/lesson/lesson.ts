import type { Exercise } from './exercise.ts';
import type { Glossary } from './glossary.ts';
import type { Goal } from './goal.ts';
import type { Moment } from './moment.ts';
import type { Prediction } from './prediction.ts';
import type { Question } from './question.ts';

/** What a lesson's front matter says about it: enough to list it. */
export interface LessonHead {
  /** Lower-case words joined by hyphens, unique in a course: what a learner types. */
  readonly id: string;
  readonly title: string;
  /** One sentence for the list. */
  readonly summary: string;
  /** The part of the course, counted from 1. */
  readonly part: number;
  /** How long a learner needs, in real minutes. */
  readonly minutes: number;
  /** Ids of the lessons that should come before. */
  readonly after: readonly string[];
  /** Words of the glossary that the lesson introduces. */
  readonly terms: readonly string[];
  /** Which programs must print the same lines on a python3 of the machine: all, none, or these files. For our tests. */
  readonly native: boolean | readonly string[];
  /** Packages that its programs import, and that a python3 of the machine needs for them. */
  readonly packages: readonly string[];
}

/** A program of the lesson's folder with its arguments. */
export interface ProgramCall {
  /** Its path relative to the lesson's folder, with `/` between folders. */
  readonly file: string;
  readonly args: readonly string[];
  /** The program itself. */
  readonly source: string;
}

/** What every step has. */
export interface StepPlace {
  /** Unique in its lesson and stable while steps of other kinds come and go: `run-1`, `prose-3`. */
  readonly id: string;
  /** The heading (`##`) above the step; before the first one, the title of the lesson. */
  readonly heading: string;
  /** Where the step begins in lesson.md, counted from 1. */
  readonly line: number;
}

/** Text to read. The heading is not in it. */
export interface ProseStep extends StepPlace {
  readonly kind: 'prose';
  readonly markdown: string;
}

/** A question about a run that the learner has not seen. The answer comes from the run, see `answerOf`. */
export interface PredictStep extends StepPlace {
  readonly kind: 'predict';
  readonly program: ProgramCall;
  readonly prediction: Prediction;
}

/** A program to watch. */
export interface RunStep extends StepPlace {
  readonly kind: 'run';
  readonly program: ProgramCall;
  /** What to call it on the screen; the file's name when the author gave none. */
  readonly title: string;
  /** Where the guided look stops, in the order of the run. Often empty. */
  readonly moments: readonly Moment[];
  /** What the prose claims about the run: for `check`, not for the learner. */
  readonly expect: readonly Goal[];
}

/** Two programs on one axis. */
export interface CompareStep extends StepPlace {
  readonly kind: 'compare';
  readonly programs: readonly [ProgramCall, ProgramCall];
  readonly title: string;
  /** What to look at; Markdown, '' when the author says nothing. */
  readonly say: string;
}

/** A program with places to change. */
export interface ModifyStep extends StepPlace {
  readonly kind: 'modify';
  readonly program: ProgramCall;
  readonly title: string;
  /** What to try; Markdown, '' when the author says nothing. */
  readonly try: string;
  /** May be empty: then the learner edits the whole program. */
  readonly values: readonly ModifyValue[];
}

/** One place of a program that can be changed. `applyChoices` (modify.ts) changes it. */
export interface ModifyValue {
  /** What the value means: "how long greet sleeps". */
  readonly name: string;
  /** Where `value` begins in the source, counted in UTF-16 units from 0, and the line (from 1) it stands on. */
  readonly offset: number;
  readonly line: number;
  /** What stands there now; one of the choices. */
  readonly value: string;
  readonly choices: readonly ModifyChoice[];
}

/** What a value can become. */
export interface ModifyChoice {
  readonly text: string;
  /** What to see when it runs; Markdown, '' when the author says nothing. */
  readonly say: string;
  /** The exit code the changed program should have: 0 unless the author says that it fails. */
  readonly exit: number;
}

/** A JavaScript program that runs in Node, beside a Python program. */
export interface JavaScriptStep extends StepPlace {
  readonly kind: 'javascript';
  readonly file: string;
  readonly source: string;
  /** The Python program whose output is shown beside it. */
  readonly beside: ProgramCall | undefined;
  readonly title: string;
}

/** The last step: what to remember. */
export interface SummaryStep extends StepPlace {
  readonly kind: 'summary';
  readonly markdown: string;
}

/** One screen of a lesson. */
export type Step = ProseStep | PredictStep | RunStep | CompareStep | ModifyStep | JavaScriptStep | SummaryStep;

/** The word that says what a step is. */
export type StepKind = Step['kind'];

/** A lesson that was read without problems. */
export interface Lesson {
  readonly head: LessonHead;
  readonly steps: readonly Step[];
  /** The terms of the whole course; see `termsIn` and `lookUp`. */
  readonly glossary: Glossary;
  readonly exercise: Exercise | undefined;
  /** The authored questions; often empty. */
  readonly quiz: readonly Question[];
}

/** What the parser is given of a lesson's folder. */
export interface LessonSource {
  /** What to call the folder in messages, for example `05-gather`. */
  readonly folder: string;
  /** The text of every file of the folder by its path relative to it, with `/` between folders; lesson.md among them. */
  readonly files: ReadonlyMap<string, string>;
}

/** What the files of a course say about all its lessons. What is missing cannot be checked. */
export interface CourseFrame {
  readonly title?: string;
  /** The names of the parts, in order. */
  readonly parts?: readonly string[];
  readonly glossary?: Glossary;
}
