/** Lines that stand in one row: a wanted one and the same one as it is printed, or one of them alone. */
export interface LinePair {
  readonly wanted: string | null;
  readonly printed: string | null;
}

/** Longer output is compared line by line: nobody reads all of it here. */
const MOST_COMPARED = 400;

/** Puts lines that are printed beside those that are wanted, in order, so that as many as possible stand together. */
export function pairLines(wanted: readonly string[], printed: readonly string[]): readonly LinePair[] {
  if (wanted.length > MOST_COMPARED || printed.length > MOST_COMPARED) return pairByPlace(wanted, printed);
  const common = commonLengths(wanted, printed);
  const pairs: LinePair[] = [];
  let left = 0;
  let right = 0;
  while (left < wanted.length || right < printed.length) {
    const [one, other] = [wanted[left], printed[right]];
    if (one !== undefined && one === other) {
      pairs.push({ wanted: one, printed: other });
      left += 1;
      right += 1;
    } else if (
      other === undefined ||
      (one !== undefined && below(common, left, right) >= beside(common, left, right))
    ) {
      pairs.push({ wanted: one ?? null, printed: null });
      left += 1;
    } else {
      pairs.push({ wanted: null, printed: other });
      right += 1;
    }
  }
  return pairs;
}

/** Any order: what is printed as often as it is wanted stands together, in the order in which it is wanted. */
export function pairInAnyOrder(wanted: readonly string[], printed: readonly string[]): readonly LinePair[] {
  const left = [...printed];
  const pairs = wanted.map((line): LinePair => {
    const place = left.indexOf(line);
    if (place >= 0) left.splice(place, 1);
    return { wanted: line, printed: place < 0 ? null : line };
  });
  return [...pairs, ...left.map((line): LinePair => ({ wanted: null, printed: line }))];
}

/** The same with a line that is missing and one that is too many in one row, where they follow each other. */
export function inFewerRows(pairs: readonly LinePair[]): readonly LinePair[] {
  return pairs.reduce<LinePair[]>((rows, pair) => {
    const last = rows.findLastIndex(({ printed }) => printed !== null) + 1;
    const free = rows[last];
    if (pair.wanted !== null || free === undefined) rows.push(pair);
    else rows[last] = { ...free, printed: pair.printed };
    return rows;
  }, []);
}

type Lengths = readonly (readonly number[])[];

const below = (lengths: Lengths, left: number, right: number) => lengths[left + 1]?.[right] ?? 0;
const beside = (lengths: Lengths, left: number, right: number) => lengths[left]?.[right + 1] ?? 0;

/** How many lines the rests from each place have in common, in order. */
function commonLengths(wanted: readonly string[], printed: readonly string[]): Lengths {
  const lengths = Array.from({ length: wanted.length + 1 }, () => new Array<number>(printed.length + 1).fill(0));
  for (let left = wanted.length - 1; left >= 0; left--) {
    const row = lengths[left] as number[];
    for (let right = printed.length - 1; right >= 0; right--) {
      row[right] =
        wanted[left] === printed[right]
          ? (lengths[left + 1]?.[right + 1] ?? 0) + 1
          : Math.max(below(lengths, left, right), beside(lengths, left, right));
    }
  }
  return lengths;
}

function pairByPlace(wanted: readonly string[], printed: readonly string[]): readonly LinePair[] {
  return Array.from({ length: Math.max(wanted.length, printed.length) }, (_, place) => ({
    wanted: wanted[place] ?? null,
    printed: printed[place] ?? null,
  }));
}
