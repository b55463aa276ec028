import type { ComputedKind } from '../kinds.ts';
import type { ChangedProgram, Evidence, QuestionForm, QuizQuestion } from '../question.ts';
import { seedOf } from '../random.ts';
import type { Subject } from '../subject.ts';

/** What differs from question to question. */
export interface Asked {
  readonly question: string;
  readonly form: QuestionForm;
  readonly because: string;
  readonly evidence: Evidence;
  readonly line?: number;
  readonly changed?: ChangedProgram;
}

/** A question of one kind about a subject. */
export function compose(kind: ComputedKind, subject: Subject, asked: Asked): QuizQuestion {
  const { program, lesson } = subject;
  const text = [program.source, program.args.join(' '), asked.changed?.program.source ?? '', kind, asked.question];
  return {
    id: `${kind}-${hashOf(text.join('\u0000'))}`,
    card: { lesson, kind, idea: '' },
    question: asked.question,
    program,
    changed: asked.changed ?? null,
    line: asked.line ?? null,
    form: asked.form,
    because: asked.because,
    evidence: asked.evidence,
  };
}

/** Two hashes of 32 bits: one alone would meet itself once in some ten thousand questions. */
function hashOf(text: string): string {
  const parts = [seedOf(text), seedOf(`${text.length} ${text}`)];
  return parts.map((part) => part.toString(36).padStart(7, '0')).join('');
}
