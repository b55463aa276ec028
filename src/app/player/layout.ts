/** The panes of the player. `story` is the narration. */
export type PaneName = 'source' | 'loop' | 'details' | 'lanes' | 'story' | 'output';

/** A rectangle of the screen, in columns and rows from the upper left corner. */
export interface Rect {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/** Where a pane is drawn. A `box` has a border all around, a `rule` only a title line above. */
export interface PaneBox {
  readonly pane: PaneName;
  readonly rect: Rect;
  readonly frame: 'box' | 'rule';
  /** Panes that share this place, this one among them; the others come up when they get the focus. */
  readonly tabs: readonly PaneName[];
}

/** The player's screen: a header, panes, a footer; one row less than the terminal has. */
export interface PlayerLayout {
  readonly columns: number;
  readonly rows: number;
  readonly panes: readonly PaneBox[];
}

/** What the layout depends on. */
export interface LayoutInput {
  readonly columns: number;
  readonly rows: number;
  /** Lanes of the whole recording so far: the pane grows with them, and never shrinks while one looks. */
  readonly lanes: number;
  readonly focus: PaneName;
  /** The details of the selected lane are open. */
  readonly details: boolean;
}

/** Below this no player can be drawn. */
export const SMALLEST = { columns: 40, rows: 12 } as const;

const TWO_COLUMNS = 76;
/** From this size on the story stands beside the program, where the eyes are. */
const RICH = { columns: 116, body: 34 } as const;
const ROOMY = 20;
const HEADER = 1;
const FOOTER = 1;
/** Between panes that stand side by side. */
const GAP = 1;

/** Divides the screen; null when it is too small. Depends on sizes only, so that nothing moves while a program plays. */
export function layoutPlayer(input: LayoutInput): PlayerLayout | null {
  const { columns, rows } = input;
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) return null;
  const used = rows - 1;
  const body = used - HEADER - FOOTER;
  const panes = columns >= TWO_COLUMNS ? twoColumns(input, body) : oneColumn(input, body);
  return { columns, rows: used, panes };
}

/** The rows and columns inside a pane's frame. */
export function innerSize(box: PaneBox): { readonly columns: number; readonly rows: number } {
  const { columns, rows } = box.rect;
  return box.frame === 'box' ? { columns: columns - 4, rows: rows - 2 } : { columns: columns - 2, rows: rows - 1 };
}

function twoColumns(input: LayoutInput, body: number): readonly PaneBox[] {
  const { columns } = input;
  const frame = body >= 18 ? 'box' : 'rule';
  const chrome = frame === 'box' ? 2 : 1;
  const lanes = lanesRows(input, body, chrome);
  const rich = columns >= RICH.columns && body >= RICH.body;
  const share = rich ? 0.26 : 0.4;
  const bottom = clamp(Math.round((body - lanes) * share), chrome + 2, chrome + 12);
  const top = body - lanes - bottom;
  const left = Math.round(columns * 0.56);
  const side = tabsOf(input, ['loop', 'details']);
  const place = (pane: PaneName, rect: Rect, tabs: readonly PaneName[] = [pane]): PaneBox => ({
    pane,
    rect,
    frame,
    tabs,
  });
  const right = { column: left, columns: columns - left };
  const source = place('source', { column: 0, row: HEADER, columns: left - GAP, rows: top });
  const timelines = place('lanes', { column: 0, row: HEADER + top, columns, rows: lanes });
  const lower = HEADER + top + lanes;
  if (rich) {
    const upper = clamp(Math.round(top * 0.45), chrome + 5, chrome + 12);
    return [
      source,
      place(side.shown, { ...right, row: HEADER, rows: upper }, side.tabs),
      place('story', { ...right, row: HEADER + upper, rows: top - upper }),
      timelines,
      place('output', { column: 0, row: lower, columns, rows: bottom }),
    ];
  }
  const middle = Math.round(columns * 0.5);
  return [
    source,
    place(side.shown, { ...right, row: HEADER, rows: top }, side.tabs),
    timelines,
    place('story', { column: 0, row: lower, columns: middle - GAP, rows: bottom }),
    place('output', { column: middle, row: lower, columns: columns - middle, rows: bottom }),
  ];
}

function oneColumn(input: LayoutInput, body: number): readonly PaneBox[] {
  const frame = body >= 30 ? 'box' : 'rule';
  const chrome = frame === 'box' ? 2 : 1;
  const lanes = lanesRows(input, body, chrome);
  const story = chrome + (body >= 24 ? 4 : body >= 13 ? 2 : 1);
  const output = chrome + clamp(Math.round((body - lanes - story) * 0.35) - chrome, 1, 10);
  const left = body - lanes - story - output;
  // The event loop gets a place of its own when the program keeps enough of the height.
  const roomy = left >= ROOMY;
  const loop = roomy ? chrome + 7 : 0;
  const source = left - loop;
  const upper = tabsOf(input, roomy ? ['source'] : ['source', 'loop', 'details']);
  const lower = tabsOf(input, ['loop', 'details']);
  const bands: readonly (readonly [number, { readonly shown: PaneName; readonly tabs: readonly PaneName[] }])[] = [
    [source, upper],
    [loop, lower],
    [lanes, tabsOf(input, ['lanes'])],
    [story, tabsOf(input, ['story'])],
    [output, tabsOf(input, ['output'])],
  ];
  let row = HEADER;
  return bands.flatMap(([rows, { shown, tabs }]) => {
    if (rows === 0) return [];
    const rect = { column: 0, row, columns: input.columns, rows };
    row += rows;
    return [{ pane: shown, rect, frame, tabs } satisfies PaneBox];
  });
}

/** A ruler and the lanes, at most about a third of the screen, at least one lane. */
function lanesRows(input: LayoutInput, body: number, chrome: number): number {
  const most = Math.max(chrome + 2, Math.floor(body * 0.36));
  return clamp(chrome + 1 + Math.max(3, input.lanes), Math.min(chrome + 2, most), most);
}

/** Which of several panes is shown where they share a place: the focused one, else open details, else the first. */
function tabsOf(
  input: LayoutInput,
  panes: readonly PaneName[],
): { readonly shown: PaneName; readonly tabs: readonly PaneName[] } {
  const tabs = panes.filter((pane) => pane !== 'details' || input.details);
  const first = tabs[0] as PaneName;
  if (tabs.includes(input.focus)) return { shown: input.focus, tabs };
  return { shown: input.details && tabs.includes('details') ? 'details' : first, tabs };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
