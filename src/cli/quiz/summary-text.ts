import { COMPUTED_KINDS, ideaOf, inDays, type QuizSummary } from '../../quiz/index.ts';
import { counted } from '../../timeline/index.ts';
import { safeProse, type TextRoom } from './question-text.ts';

const MOST_COMING_BACK = 8;

/** What remains of a quiz, as text. */
export function summaryText(summary: QuizSummary, room: TextRoom): string {
  const { asked, right } = summary;
  if (asked === 0) return 'No question was answered: nothing has changed.\n';
  const score = `${right} of ${asked} right.`;
  const parts = [
    `${room.pens.heading(score)}${sureText(summary)}`,
    misconceptionsText(summary, room),
    rereadText(summary, room),
    comesBackText(summary, room),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function sureText({ sureButWrong, lucky }: QuizSummary): string {
  const parts = [
    ...(sureButWrong > 0 ? [`${counted(sureButWrong, 'time')} you were sure, and it was not so.`] : []),
    ...(lucky > 0 ? [`${counted(lucky, 'time')} a guess was right.`] : []),
  ];
  return parts.map((part) => `\n${part}`).join('');
}

function misconceptionsText({ misconceptions }: QuizSummary, room: TextRoom): string {
  if (misconceptions.length === 0) return '';
  const fill = (text: string) => indented(safeProse(text, { ...room, width: room.width - 2 }));
  const told = misconceptions.map(({ idea, count }) => {
    const { belief, truth } = ideaOf(idea);
    const quoted = room.ascii ? `"${belief}"` : `“${belief}”`;
    return [`${count === 1 ? 'once' : `${count} times`}: ${quoted}`, truth].filter((text) => text !== '').map(fill);
  });
  const heading = room.pens.heading('What was behind the wrong answers:');
  return `${heading}\n\n${told.map((texts) => texts.join('\n')).join('\n\n')}`;
}

function rereadText({ reread }: QuizSummary, { pens }: TextRoom): string {
  if (reread.length === 0) return '';
  const rows = reread.map(({ lesson, wrong }) => {
    const command = `async-tutor lesson ${lesson}`;
    return `  ${pens.code(command)}  ${pens.dim(`(${counted(wrong, 'answer')})`)}`;
  });
  return `${pens.heading('Worth reading again:')}\n\n${rows.join('\n')}`;
}

/** The ideas by the day on which they come back. */
function comesBackText({ comesBack }: QuizSummary, room: TextRoom): string {
  if (comesBack.length === 0) return '';
  const rows = comesBack.slice(0, MOST_COMING_BACK).map(({ card, days }) => {
    const idea = card.kind === 'authored' ? 'a question of the lesson' : COMPUTED_KINDS[card.kind];
    return `  ${inDays(days).padEnd(12)} ${card.lesson}: ${idea}`;
  });
  const more = comesBack.length - rows.length;
  if (more > 0) rows.push(`  and ${more} more`);
  const how = `${room.pens.code('async-tutor quiz --due')} asks what is due.`;
  return `${room.pens.heading('What comes back:')}\n\n${rows.join('\n')}\n\n${how}`;
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
