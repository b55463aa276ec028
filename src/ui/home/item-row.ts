import { type HomeItem, type LessonMark, markOf, type Profile } from '../../app/index.ts';
import { harmless } from '../text/harmless.ts';
import { fitRow, type Row, rowWidth, span, spread } from '../text/row.ts';
import type { Theme, Tone } from '../theme.ts';

/** How an item is drawn. */
export interface ItemLook {
  readonly profile: Profile;
  readonly theme: Theme;
  readonly columns: number;
  readonly selected: boolean;
}

/** One line of the list at home. */
export function itemRow(item: HomeItem, look: ItemLook): Row {
  const { theme, columns, selected } = look;
  const { left, right } = partsOf(item, look);
  const mark = span(selected ? `${theme.glyphs.stands} ` : '  ', 'accent');
  const room = columns - rowWidth(right) - 2;
  const row = spread(
    fitRow([mark, ...left], room, { mark: theme.glyphs.ellipsis }),
    [span(' '), ...right, span(' ')],
    columns,
  );
  return selected ? row.map((piece) => ({ ...piece, ground: 'selected' as const })) : row;
}

interface Parts {
  readonly left: Row;
  readonly right: Row;
}

function partsOf(item: HomeItem, look: ItemLook): Parts {
  const { profile, theme, selected } = look;
  const tone: Tone = selected ? 'accent' : 'text';
  switch (item.kind) {
    case 'continue': {
      const { head } = item.lesson;
      const progress = profile.progress.lessons[head.id];
      const verb = profile.progress.latest === null ? 'Start here' : progress === undefined ? 'Next' : 'Continue';
      return {
        left: [span(`${verb}: `, tone, { strong: true }), span(harmless(head.title, theme.options), tone)],
        right: [
          span(progress === undefined ? `${head.minutes} min` : `${progress.seen.length} of ${progress.steps}`, 'dim'),
        ],
      };
    }
    case 'lesson': {
      const { head } = item.lesson;
      const mark = markOf(profile, item.lesson);
      const [glyph, markTone] = markLook(mark, theme);
      return {
        left: [
          span(`${glyph} `, markTone),
          span(`${String(item.number).padStart(2)}  `, 'faint'),
          span(harmless(head.title, theme.options), mark === 'done' && !selected ? 'dim' : tone),
        ],
        right: [span(`${head.minutes} min`, 'faint')],
      };
    }
    case 'quiz':
      return offer('Quiz', { item, tone, note: dueNote(profile.due) });
    case 'practice':
      return offer('Practice', { item, tone, note: solvedNote(profile) });
    case 'run-file':
      return { left: [span('Run a program of mine', tone)], right: [] };
    case 'setting':
      return setting(item.setting, look, tone);
    case 'help':
      return { left: [span('Help', tone)], right: [span('?', 'faint')] };
    case 'quit':
      return { left: [span('Quit', tone)], right: [span('q', 'faint')] };
    default:
      return item satisfies never;
  }
}

interface OfferLook {
  readonly item: { readonly isThere: boolean };
  readonly tone: Tone;
  /** At the right. */
  readonly note: Row;
}

function offer(title: string, { item: { isThere }, tone, note }: OfferLook): Parts {
  return { left: [span(title, isThere ? tone : 'dim')], right: isThere ? note : [span('coming', 'faint')] };
}

/** How many exercises are solved; nothing before the first. */
function solvedNote({ progress }: Profile): Row {
  const solved = Object.values(progress.exercises).filter(({ solvedAt }) => solvedAt !== null).length;
  return solved === 0 ? [] : [span(`${solved} solved`, 'faint')];
}

/** How many ideas are due for a review. */
function dueNote(due: number | null): Row {
  return due === null || due === 0 ? [] : [span(`${due} due`, 'ready')];
}

function setting(name: 'colour' | 'signs' | 'speed', { profile, theme, selected }: ItemLook, tone: Tone): Parts {
  const { settings } = profile.progress;
  const texts = {
    colour: ['Colours', settings.colour === 'auto' ? 'as the terminal has' : 'none'],
    signs: ['Signs', settings.signs === 'auto' ? 'as the terminal can' : 'ASCII only'],
    speed: ['Speed', `${settings.speed}${theme.glyphs.times}`],
  } as const;
  const [title, value] = texts[name];
  const edges = selected ? [`${theme.glyphs.left} `, ` ${theme.glyphs.right}`] : ['', ''];
  return { left: [span(title, tone)], right: [span(`${edges[0]}${value}${edges[1]}`, selected ? 'accent' : 'dim')] };
}

/** The sign and the tone of a mark. */
export function markLook(mark: LessonMark, { glyphs }: Theme): readonly [string, Tone] {
  switch (mark) {
    case 'done':
      return [glyphs.done, 'done'];
    case 'begun':
      return [glyphs.begun, 'ready'];
    case 'broken':
      return [glyphs.cross, 'bad'];
    case 'new':
      return [glyphs.fresh, 'faint'];
    default:
      return mark satisfies never;
  }
}
