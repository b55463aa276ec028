/**
 * A map from small ids to values that never changes: `tableSet` gives a new one that shares all but a few nodes with
 * the old. It is a trie of 32-way nodes, as in Clojure's vectors, so that a timeline can be kept for every checkpoint.
 */
export interface Table<T> extends Iterable<T> {
  /** How many ids have a value. */
  readonly size: number;
  /** The value of an id; undefined when it has none. */
  get(id: number): T | undefined;
  /** All values in the order of their ids. */
  [Symbol.iterator](): Iterator<T>;
}

/**
 * Permission to change nodes in place: whoever made a node with this token may write to it. Inside one call of
 * `foldEvents` all new nodes carry the same token; when the call is over nobody holds it, and they are constant.
 */
export type Owner = object;

/** Ids at or above this are not stored: no run has that many, and a damaged trace must not make us allocate for them. */
export const MAX_ID = 2 ** 30;

const BITS = 5;
const MASK = 31;

interface Node {
  readonly owner: Owner | undefined;
  readonly slots: unknown[];
}

/** The one implementation of {@link Table}; a class only for the sake of `get` being fast and of one shape. */
class TrieTable<T> implements Table<T> {
  constructor(
    public size: number,
    public shift: number,
    public root: Node | undefined,
    readonly owner: Owner | undefined,
  ) {}

  get(id: number): T | undefined {
    const { shift } = this;
    let node = this.root;
    if (node === undefined || id < 0 || id >= MAX_ID || id >> shift > MASK) return undefined;
    for (let level = shift; level > 0; level -= BITS) {
      node = node.slots[(id >> level) & MASK] as Node | undefined;
      if (node === undefined) return undefined;
    }
    return node.slots[id & MASK] as T | undefined;
  }

  *[Symbol.iterator](): Iterator<T> {
    if (this.root !== undefined) yield* valuesOf<T>(this.root, this.shift);
  }
}

function* valuesOf<T>(node: Node, level: number): Generator<T> {
  for (const slot of node.slots) {
    if (slot === undefined) continue;
    if (level === 0) yield slot as T;
    else yield* valuesOf<T>(slot as Node, level - BITS);
  }
}

const EMPTY = new TrieTable<never>(0, 0, undefined, undefined);

/** A table without values. */
export function emptyTable<T>(): Table<T> {
  return EMPTY as Table<T>;
}

/**
 * The table with `value` at `id`. The result may be `table` itself, changed in place, when `owner` made it. Ids that
 * are not whole numbers from 0 to {@link MAX_ID} are ignored.
 */
export function tableSet<T extends object | number>(table: Table<T>, id: number, value: T, owner: Owner): Table<T> {
  if (!Number.isInteger(id) || id < 0 || id >= MAX_ID) return table;
  const own = ownTable(table as TrieTable<T>, owner);
  while (id >> own.shift > MASK) raise(own, owner);
  own.root = ownNode(own.root, owner);
  let node = own.root;
  for (let level = own.shift; level > 0; level -= BITS) {
    const slot = (id >> level) & MASK;
    const child = ownNode(node.slots[slot] as Node | undefined, owner);
    fill(node.slots, slot, child);
    node = child;
  }
  const slot = id & MASK;
  if (node.slots[slot] === undefined) own.size += 1;
  fill(node.slots, slot, value);
  return own;
}

/** The table without `id`. Nodes that become empty go too, so that a table of short-lived things stays small. */
export function tableDelete<T>(table: Table<T>, id: number, owner: Owner): Table<T> {
  if (table.get(id) === undefined) return table;
  const own = ownTable(table as TrieTable<T>, owner);
  own.size -= 1;
  own.root = own.root && without(own.root, own.shift, id, owner);
  if (own.root === undefined) own.shift = 0;
  return own;
}

function without(node: Node, level: number, id: number, owner: Owner): Node | undefined {
  const own = ownNode(node, owner);
  const slot = (id >> level) & MASK;
  const child = own.slots[slot] as Node;
  own.slots[slot] = level === 0 ? undefined : without(child, level - BITS, id, owner);
  if (own.slots[slot] !== undefined) return own;
  return own.slots.every((value) => value === undefined) ? undefined : own;
}

/** Calls `visit` for each value in the order of ids: faster than the iterator, for tables of many thousands. */
export function forEachValue<T>(table: Table<T>, visit: (value: T) => void): void {
  const { root, shift } = table as TrieTable<T>;
  if (root !== undefined) visitNode(root, shift, visit);
}

function visitNode<T>(node: Node, level: number, visit: (value: T) => void): void {
  for (const slot of node.slots) {
    if (slot === undefined) continue;
    if (level === 0) visit(slot as T);
    else visitNode(slot as Node, level - BITS, visit);
  }
}

function ownTable<T>(table: TrieTable<T>, owner: Owner): TrieTable<T> {
  return table.owner === owner ? table : new TrieTable(table.size, table.shift, table.root, owner);
}

function ownNode(node: Node | undefined, owner: Owner): Node {
  if (node === undefined) return { owner, slots: [] };
  return node.owner === owner ? node : { owner, slots: node.slots.slice() };
}

/** One level more on top, for ids that the root cannot hold yet. */
function raise<T>(table: TrieTable<T>, owner: Owner): void {
  if (table.root !== undefined) table.root = { owner, slots: [table.root] };
  table.shift += BITS;
}

/** Arrays without holes stay fast. */
function fill(slots: unknown[], slot: number, value: unknown): void {
  while (slots.length < slot) slots.push(undefined);
  slots[slot] = value;
}
