import type { ModifyStep, ModifyValue } from './lesson.ts';

/**
 * The program with other values: `chosen` holds a text for each value, in their order. A value whose text is missing
 * stays as it is.
 */
export function applyChoices(
  { program, values }: Pick<ModifyStep, 'program' | 'values'>,
  chosen: readonly string[],
): string {
  const changes = values.map((value, index) => ({ ...value, text: chosen[index] ?? value.value }));
  return changes
    .sort((a, b) => b.offset - a.offset)
    .reduce((text, change) => text.slice(0, change.offset) + change.text + text.slice(endOf(change)), program.source);
}

function endOf({ offset, value }: Pick<ModifyValue, 'offset' | 'value'>): number {
  return offset + value.length;
}
