import { type Fields, readFields } from './fields.ts';
import { ALLOWED_IMPORTS, forbiddenImport } from './javascript-imports.ts';
import type {
  CompareStep,
  JavaScriptStep,
  PredictStep,
  ProgramCall,
  RunStep,
  Step,
  StepPlace,
  SummaryStep,
} from './lesson.ts';
import type { Report } from './problem.ts';
import { type Files, fileNamed, programCalled, type Word } from './programs.ts';
import { readGoalMap } from './read-goals.ts';
import { readMoments } from './read-moments.ts';
import { PREDICTION_FIELDS, readPrediction } from './read-prediction.ts';

/** A fenced block whose first word is a directive. */
export interface Directive {
  readonly name: Word;
  readonly args: readonly Word[];
  readonly body: string;
  /** The line of the file on which the body begins. */
  readonly bodyLine: number;
  readonly files: Files;
  readonly report: Report;
}

/** A step without what depends on its place in the lesson. */
export type StepContent<S extends Step = Step> = S extends Step ? Omit<S, keyof StepPlace> : never;

/** "predict FILE [ARGS]": a question before the run. */
export function readPredict(directive: Directive): StepContent<PredictStep> | undefined {
  const read = readCall(directive, PREDICTION_FIELDS);
  if (read === undefined) return undefined;
  const prediction = readPrediction(read.fields);
  return prediction && { kind: 'predict', program: read.program, prediction };
}

/** "run FILE [ARGS]": a program to watch. */
export function readRun(directive: Directive): StepContent<RunStep> | undefined {
  const read = readCall(directive, ['title', 'moments', 'expect']);
  if (read === undefined) return undefined;
  const { program, fields } = read;
  return {
    kind: 'run',
    program,
    title: fields.optionalText('title') ?? program.file,
    moments: readMoments(fields),
    expect: readGoalMap(fields, 'expect', directive.files),
  };
}

/** "compare A B": two programs on one axis. */
export function readCompare(directive: Directive): StepContent<CompareStep> | undefined {
  const { name, args, files, report } = directive;
  const fields = fieldsIn(directive, ['title', 'say']);
  if (args.length !== 2) {
    report(name.place, '"compare" needs two programs', 'Write "compare one.py other.py".');
    return undefined;
  }
  const [one, other] = args.map((word) => programCalled([word], files, report));
  if (one === undefined || other === undefined || fields === undefined) return undefined;
  const title = fields.optionalText('title') ?? `${one.file} and ${other.file}`;
  return { kind: 'compare', programs: [one, other], title, say: fields.optionalText('say') ?? '' };
}

/** "javascript-run FILE": a JavaScript program, beside a Python one if the author likes. */
export function readJavaScript(directive: Directive): StepContent<JavaScriptStep> | undefined {
  const { args, files, report } = directive;
  const fields = fieldsIn(directive, ['title', 'beside']);
  const [file] = args;
  if (file === undefined) return namesNoProgram(directive, 'promises.mjs');
  const source = fileNamed(file, files, { ending: '.mjs', report });
  if (source === undefined || fields === undefined) return undefined;
  const forbidden = forbiddenImport(source);
  if (forbidden !== undefined) {
    const message = `${file.text}, line ${forbidden.place.line}: lessons do not use ${forbidden.name}`;
    report(file.place, message, `They may import ${ALLOWED_IMPORTS} and files beside them.`);
  }
  const python = fields.optionalText('beside');
  const beside = python && programCalled([{ text: python, place: fields.placeOf('beside') }], files, report);
  const title = fields.optionalText('title') ?? file.text;
  return { kind: 'javascript', file: file.text, source, beside: beside || undefined, title };
}

/** "summary": its body is Markdown. */
export function readSummary({ name, body, report }: Directive): StepContent<SummaryStep> | undefined {
  if (body.trim() !== '') return { kind: 'summary', markdown: body.trimEnd() };
  report(name.place, 'the summary is empty', 'Write what to remember, one "- " for each point.');
  return undefined;
}

/** The program that a directive calls and its fields; undefined after a report. */
export function readCall(
  directive: Directive,
  known: readonly string[],
): { readonly program: ProgramCall; readonly fields: Fields } | undefined {
  const { args, files, report } = directive;
  const fields = fieldsIn(directive, known);
  if (args.length === 0) return namesNoProgram(directive, 'gather.py');
  const program = programCalled(args, files, report);
  return program && fields && { program, fields };
}

function fieldsIn({ body, bodyLine, report }: Directive, known: readonly string[]): Fields | undefined {
  const fields = readFields({ yaml: body, firstLine: bodyLine }, report);
  fields?.refuseOthers(known);
  return fields;
}

function namesNoProgram({ name, report }: Directive, example: string): undefined {
  const remedy = `Write the name of a file of the lesson's folder: "${name.text} ${example}".`;
  report(name.place, `"${name.text}" names no program`, remedy);
}
