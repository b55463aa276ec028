export * from './events.ts';
export * from './ids.ts';
export {
  type LineProblem,
  type ParsedLine,
  type ParsedTrace,
  parseJsonLine,
  readJsonLines,
  toJsonLine,
} from './json-lines.ts';
export * from './wait.ts';
