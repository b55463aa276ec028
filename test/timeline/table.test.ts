import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyTable, MAX_ID, type Table, tableDelete, tableSet } from '../../src/timeline/table.ts';

/** A table must hold what a map holds, in the order of ids. */
function check(table: Table<{ n: number }>, model: ReadonlyMap<number, { n: number }>): void {
  const ids = [...model.keys()].sort((a, b) => a - b);
  expect(table.size).toBe(model.size);
  expect([...table]).toEqual(ids.map((id) => model.get(id)));
  for (const id of ids) expect(table.get(id)).toBe(model.get(id));
}

test('the check can fail', () => {
  expect(() => check(tableSet(emptyTable(), 1, { n: 1 }, {}), new Map())).toThrow();
});

const id = fc.oneof({ weight: 9, arbitrary: fc.nat(2000) }, fc.nat(MAX_ID - 1));
const edits = fc.array(fc.record({ id, n: fc.option(fc.nat()), newOwner: fc.boolean() }), { maxLength: 300 });

test('a table is a map, and old tables stay as they were', () => {
  fc.assert(
    fc.property(edits, (list) => {
      let owner = {};
      let table = emptyTable<{ n: number }>();
      const model = new Map<number, { n: number }>();
      const kept: [Table<{ n: number }>, ReadonlyMap<number, { n: number }>][] = [];
      for (const edit of list) {
        if (edit.newOwner) {
          kept.push([table, new Map(model)]);
          owner = {};
        }
        if (edit.n === null) {
          table = tableDelete(table, edit.id, owner);
          model.delete(edit.id);
        } else {
          const value = { n: edit.n };
          table = tableSet(table, edit.id, value, owner);
          model.set(edit.id, value);
        }
      }
      check(table, model);
      for (const [old, then] of kept) check(old, then);
    }),
    { seed: 1991 },
  );
});

test('ids that no run has are ignored', () => {
  for (const bad of [-1, 1.5, MAX_ID, 2 ** 53, Number.NaN]) {
    expect(tableSet(emptyTable<{ n: number }>(), bad, { n: 1 }, {}).size).toBe(0);
    expect(emptyTable().get(bad)).toBe(undefined);
  }
});
