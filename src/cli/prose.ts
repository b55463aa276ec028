/** Markdown as text for a terminal or a pipe: the same words and marks, with paragraphs and list items filled to `width`. */
export function fillProse(markdown: string, width: number): string {
  const out: string[] = [];
  let paragraph: string[] = [];
  let indent = '';
  let fence: string | undefined;
  const endParagraph = () => {
    if (paragraph.length > 0) out.push(...fill(paragraph.join(' '), { width, indent }));
    paragraph = [];
    indent = '';
  };
  for (const line of markdown.split('\n')) {
    const marks = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined || marks !== undefined) {
      endParagraph();
      if (fence === undefined) fence = marks;
      else if (marks?.startsWith(fence)) fence = undefined;
      else out.push(`    ${line}`);
    } else if (line.trim() === '' || line.startsWith('#')) {
      endParagraph();
      out.push(line.replace(/^#+ */, '').trimEnd());
      if (line.startsWith('#')) out.push('-'.repeat(line.replace(/^#+ */, '').length));
    } else {
      const bullet = /^( *)([-*]|\d+[.)]) +/.exec(line);
      if (bullet !== null) endParagraph();
      if (bullet !== null) indent = ' '.repeat(bullet[0].length);
      paragraph.push(paragraph.length === 0 ? line : line.trim());
    }
  }
  endParagraph();
  return out.join('\n');
}

/** Breaks a paragraph into lines; those after the first begin with `indent`. A word that is too long stays whole. */
function fill(text: string, { width, indent }: { readonly width: number; readonly indent: string }): string[] {
  const lines: string[] = [];
  let line = /^ */.exec(text)?.[0] ?? '';
  let isEmpty = true;
  for (const word of text.trim().split(/\s+/)) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
