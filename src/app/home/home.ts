import { lessonShare, type Settings } from '../../progress/index.ts';
import type { Effect } from '../effect.ts';
import type { Message } from '../message.ts';
import { SPEEDS } from '../player/playback.ts';
import type { Prompt } from '../player/player.ts';
import { type ListedLesson, lessonToContinue, type Profile } from '../profile.ts';
import { editText, textInput, textOf } from '../text-input.ts';

/** The start screen: where the learner is, the lessons, and everything else there is to do. */
export interface HomeScreen {
  readonly kind: 'home';
  /** The item that is selected, by its key. */
  readonly selected: string;
  /** The line in which the path of a program is typed. */
  readonly prompt: Prompt | null;
  /** What just went wrong, or null. */
  readonly notice: string | null;
}

/** Something that can be selected at home. */
export type HomeItem = { readonly key: string } & (
  | { readonly kind: 'continue'; readonly lesson: ListedLesson }
  | { readonly kind: 'lesson'; readonly lesson: ListedLesson; readonly number: number }
  | { readonly kind: 'quiz' | 'practice'; readonly isThere: boolean }
  | { readonly kind: 'run-file' | 'help' | 'quit' }
  | { readonly kind: 'setting'; readonly setting: keyof Settings }
);

/** The items of one heading. */
export interface HomeSection {
  readonly title: string;
  readonly items: readonly HomeItem[];
}

/** Home as it is when the program starts: on what comes next. */
export function createHome(): HomeScreen {
  return { kind: 'home', selected: 'continue', prompt: null, notice: null };
}

/** Everything at home, from the top. */
export function homeSections(profile: Profile): readonly HomeSection[] {
  const { curriculum, offers } = profile;
  const next = lessonToContinue(profile);
  const start: readonly HomeItem[] = next === undefined ? [] : [{ kind: 'continue', key: 'continue', lesson: next }];
  const parts = [...new Set(curriculum.lessons.map(({ head }) => head.part))].sort((a, b) => a - b);
  const lessons = parts.map((part): HomeSection => {
    const items = curriculum.lessons.flatMap((lesson, index): HomeItem[] =>
      lesson.head.part === part ? [{ kind: 'lesson', key: `lesson:${lesson.head.id}`, lesson, number: index + 1 }] : [],
    );
    return { title: curriculum.parts[part - 1] ?? `Part ${part}`, items };
  });
  return [
    { title: '', items: start },
    ...lessons,
    {
      title: 'On your own',
      items: [
        { kind: 'quiz', key: 'quiz', isThere: offers.includes('quiz') },
        { kind: 'practice', key: 'practice', isThere: offers.includes('practice') },
        { kind: 'run-file', key: 'run-file' },
      ],
    },
    {
      title: 'Settings',
      items: (['colour', 'signs', 'speed'] as const).map((setting) => ({
        kind: 'setting',
        key: `setting:${setting}`,
        setting,
      })),
    },
    {
      title: '',
      items: [
        { kind: 'help', key: 'help' },
        { kind: 'quit', key: 'quit' },
      ],
    },
  ];
}

/** The item that is selected; the first one when that is no longer there. */
export function selectedItem(home: HomeScreen, profile: Profile): HomeItem | undefined {
  const items = homeSections(profile).flatMap((section) => section.items);
  return items.find(({ key }) => key === home.selected) ?? items[0];
}

/** How far the learner is with a lesson. */
export type LessonMark = 'new' | 'begun' | 'done' | 'broken';

/** The mark before a lesson. */
export function markOf({ progress }: Profile, { head, problem }: ListedLesson): LessonMark {
  if (problem !== null) return 'broken';
  const lesson = progress.lessons[head.id];
  if (lesson?.completed === true) return 'done';
  return lessonShare(lesson) > 0 ? 'begun' : 'new';
}

/** Enter on "help" and "quit" means what their keys mean. */
export function meantBy(home: HomeScreen, message: Message, profile: Profile): Message {
  if (message.kind !== 'choose') return message;
  const item = selectedItem(home, profile)?.kind;
  if (item === 'help') return { kind: 'toggle-help' };
  return item === 'quit' ? { kind: 'back' } : message;
}

type HomeStep = readonly [HomeScreen, readonly Effect[]];

/** Home after a message. */
export function updateHome(home: HomeScreen, message: Message, profile: Profile): HomeStep {
  switch (message.kind) {
    case 'move':
      return [moved(home, profile, message.by), []];
    case 'jump':
      return [jumped(home, profile, message.to), []];
    case 'go-to-start':
      return [moved(home, profile, Number.NEGATIVE_INFINITY), []];
    case 'go-to-end':
      return [moved(home, profile, Number.POSITIVE_INFINITY), []];
    case 'choose':
      return open(home, profile);
    case 'change-value':
      return changeSetting(home, profile, message.by);
    case 'ask-file':
      return [{ ...home, selected: 'run-file', notice: null, prompt: emptyPrompt() }, []];
    case 'edit-prompt':
      return home.prompt === null
        ? [home, []]
        : [
            { ...home, prompt: { ...home.prompt, input: editText(home.prompt.input, message.edit), problem: null } },
            [],
          ];
    case 'submit-prompt':
      return submitPath(home);
    case 'cancel':
      return [{ ...home, prompt: null, notice: null }, []];
    case 'refused':
      return home.prompt === null
        ? [{ ...home, notice: message.message }, []]
        : [{ ...home, prompt: { ...home.prompt, problem: message.message } }, []];
    default:
      return [home, []];
  }
}

function emptyPrompt(): Prompt {
  return { purpose: 'file', input: textInput(), problem: null };
}

function submitPath(home: HomeScreen): HomeStep {
  const path = home.prompt === null ? '' : textOf(home.prompt.input).trim();
  if (path === '') return [{ ...home, prompt: null }, []];
  return [home, [{ kind: 'open-program', path }]];
}

function moved(home: HomeScreen, profile: Profile, by: number): HomeScreen {
  const items = homeSections(profile).flatMap((section) => section.items);
  const at = items.findIndex(({ key }) => key === selectedItem(home, profile)?.key);
  const item = items[Math.max(0, Math.min(items.length - 1, at + by))];
  return item === undefined ? home : { ...home, selected: item.key, notice: null };
}

/** The first item of the next or previous heading. */
function jumped(home: HomeScreen, profile: Profile, to: 1 | -1): HomeScreen {
  const sections = homeSections(profile).filter(({ items }) => items.length > 0);
  const key = selectedItem(home, profile)?.key;
  const at = sections.findIndex(({ items }) => items.some((item) => item.key === key));
  const section = sections[Math.max(0, Math.min(sections.length - 1, at + to))];
  return section === undefined ? home : { ...home, selected: section.items[0]?.key ?? home.selected, notice: null };
}

function open(home: HomeScreen, profile: Profile): HomeStep {
  const item = selectedItem(home, profile);
  switch (item?.kind) {
    case undefined:
      return [home, []];
    case 'continue':
    case 'lesson':
      if (item.lesson.problem !== null) return [{ ...home, notice: item.lesson.problem }, []];
      return [{ ...home, notice: null }, [{ kind: 'open-lesson', id: item.lesson.head.id }]];
    case 'quiz':
    case 'practice':
      if (item.isThere) return [home, [{ kind: 'open-offer', offer: item.kind, lesson: null }]];
      return [{ ...home, notice: 'This is coming with a later version.' }, []];
    case 'run-file':
      return [{ ...home, notice: null, prompt: emptyPrompt() }, []];
    case 'setting':
      return changeSetting(home, profile, 1);
    case 'help':
    case 'quit':
      // Matters of the whole session, see `meantBy`.
      return [home, []];
    default:
      return item satisfies never;
  }
}

function changeSetting(home: HomeScreen, profile: Profile, by: 1 | -1): HomeStep {
  const item = selectedItem(home, profile);
  if (item?.kind !== 'setting') return [home, []];
  const { settings } = profile.progress;
  return [
    home,
    [{ kind: 'save-progress', change: { kind: 'change-settings', settings: changed(settings, item.setting, by) } }],
  ];
}

function changed(settings: Settings, setting: keyof Settings, by: 1 | -1): Settings {
  switch (setting) {
    case 'colour':
      return { ...settings, colour: settings.colour === 'auto' ? 'none' : 'auto' };
    case 'signs':
      return { ...settings, signs: settings.signs === 'auto' ? 'ascii' : 'auto' };
    case 'speed': {
      const speeds = SPEEDS.filter(Number.isFinite);
      const at = speeds.indexOf(settings.speed as (typeof speeds)[number]);
      return { ...settings, speed: speeds[(Math.max(0, at) + by + speeds.length) % speeds.length] ?? 1 };
    }
    default:
      return setting satisfies never;
  }
}
