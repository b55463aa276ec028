/** What a constant is for. Times are seconds; a `size` limits how many at once: of a semaphore, a pool, a queue. */
export type ConstantRole = 'delay' | 'timeout' | 'count' | 'size';

/** What is done to a line, see `finder/wait_changes.py` and `finder/overlap_changes.py`. */
export type ChangeName =
  | 'await-removed'
  | 'task-not-awaited'
  | 'time-sleep'
  | 'asyncio-sleep'
  | 'turn-kept'
  | 'thread-removed'
  | 'thread-added'
  | 'gather-to-sequence'
  | 'gather-to-loop'
  | 'loop-to-gather'
  | 'sequence-to-gather'
  | 'task-to-coroutine'
  | 'task-to-await'
  | 'await-to-task'
  | 'exceptions-raised'
  | 'exceptions-returned'
  | 'group-to-gather'
  | 'gather-to-group';

/** One replacement. Offsets count UTF-16 units from 0, `end` is exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface SitePlace {
  /** Counted from 1. */
  readonly line: number;
  /** The part of the source that stands for the whole in a sentence: a statement, or the head of one. */
  readonly shown: readonly [start: number, end: number];
}

/** A number that can be another one without the program being about something else. */
export interface ConstantSite extends SitePlace {
  readonly kind: 'constant';
  readonly role: ConstantRole;
  /** Where it stands, as in an edit. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** For a count, where its `range` begins: 1 in `range(1, 4)`. Otherwise 0. */
  readonly first: number;
  /** The program calls something slow, quick or late: the order of its times must stay. */
  readonly ordered: boolean;
}

/** A change of one line that is worth a question. */
export interface WhatIfSite extends SitePlace {
  readonly kind: 'what-if';
  readonly change: ChangeName;
  /** The misconception of somebody who expects something else of the change. */
  readonly idea: string;
  /** The first is the change itself; another lets the program import what it needs. They do not overlap. */
  readonly edits: readonly Edit[];
}

/** A place of a program where something else can stand. Every one compiles; what the finder finds is checked there. */
export type Site = ConstantSite | WhatIfSite;

/** The sites in an answer of the finder; none when it is no answer. */
export function parseSites(answer: string): readonly Site[] {
  try {
    const sites: unknown = JSON.parse(answer);
    return Array.isArray(sites) ? sites : [];
  } catch {
    return [];
  }
}
