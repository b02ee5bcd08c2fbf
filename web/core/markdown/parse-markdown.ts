// Markdown into blocks: headings, paragraphs, lists, tables, code, pictures, and inside them links, bold and code. What a text
// uses beyond that is left as it is written: there is no way for HTML through it. Pure.
// A picture stands on a line of its own, `![what is seen on it](name)`, or in a comment that readers of plain Markdown do not
// see: `<!-- picture: name | what is seen on it -->`.
import { type Block, type Inline, type ListItem, type Picture, plainText } from './blocks.ts';

/** Where a link of the Markdown leads; null leaves its words without a link. */
export type LinkOf = (target: string) => string | null;

/** The picture of this name, or null when there is none: the text then goes without it. */
export type PictureOf = (name: string) => Picture | null;

export const pictureLine = /^<!-- picture: ([a-z0-9-]+) \| (.+) -->$/;
const imageLine = /^!\[([^\]]*)\]\(([^)\s]+)\)$/;
const item = /^(\s*)(?:[-*]|(\d+)[.)])\s+(.*)$/;

/** The first heading of the first level is the text's title; `untitled` keeps it a heading. */
export function parseMarkdown(
  markdown: string,
  linkOf: LinkOf,
  pictureOf: PictureOf = () => null,
  { untitled = false }: { untitled?: boolean } = {},
): { title: string; blocks: Block[] } {
  const lines = markdown.replace(/\r/g, '').split('\n');
  const inline = (text: string) => parseInline(text, linkOf);
  const blocks: Block[] = [];
  let title = '';
  let at = 0;
  const peek = () => lines[at] ?? '';
  const isText = (line: string) =>
    line.trim() !== '' && !/^(#{1,6} |```|\||<!--)/.test(line) && !item.test(line) && !imageLine.test(line.trim());

  while (at < lines.length) {
    const line = peek();
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (line.trim() === '') at += 1;
    else if (line.startsWith('<!--')) takeComment();
    else if (imageLine.test(line.trim())) takeImage();
    else if (heading) {
      at += 1;
      const [, marks = '', words = ''] = heading;
      if (marks.length === 1 && !title && !untitled) title = plainText(inline(words));
      else {
        const text = inline(words);
        blocks.push({ kind: 'heading', level: marks.length > 2 ? 3 : 2, id: anchorOf(plainText(text)), text });
      }
    } else if (line.trimStart().startsWith('```')) blocks.push(takeCode());
    else if (line.startsWith('|')) blocks.push(takeTable());
    else if (item.test(line)) blocks.push(takeList());
    else blocks.push({ kind: 'paragraph', text: inline(takeText()) });
  }
  return { title, blocks };

  function takeComment(): void {
    const [, name = '', text = ''] = pictureLine.exec(peek()) ?? [];
    const picture = name ? pictureOf(name) : null;
    if (picture) blocks.push({ kind: 'picture', text, ...picture });
    at += 1;
  }
  function takeImage(): void {
    const [, text = '', name = ''] = imageLine.exec(peek().trim()) ?? [];
    const picture = pictureOf(name);
    if (picture) blocks.push({ kind: 'picture', text, ...picture });
    at += 1;
  }
  function takeText(): string {
    const words = [peek().trim()];
    at += 1;
    while (at < lines.length && isText(peek())) {
      words.push(peek().trim());
      at += 1;
    }
    return words.join(' ');
  }
  function takeCode(): Block {
    const indent = peek().indexOf('```');
    const code: string[] = [];
    at += 1;
    while (at < lines.length && !peek().trimStart().startsWith('```')) {
      code.push(peek().slice(Math.min(indent, peek().search(/\S|$/))));
      at += 1;
    }
    at += 1;
    return { kind: 'code', text: code.join('\n') };
  }
  function takeTable(): Block {
    const rows: Inline[][][] = [];
    while (peek().startsWith('|')) {
      const cells = peek()
        .trim()
        .slice(1, -1)
        .split(/(?<!\\)\|/);
      if (!cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell))) {
        rows.push(cells.map((cell) => inline(cell.trim().replaceAll('\\|', '|'))));
      }
      at += 1;
    }
    return { kind: 'table', head: rows[0] ?? [], rows: rows.slice(1) };
  }
  function takeList(): Block {
    const items: ListItem[] = [];
    const [, outer = '', number] = item.exec(peek()) ?? [];
    while (at < lines.length) {
      const [whole, indent = '', numbered, words = ''] = item.exec(peek()) ?? [];
      if (whole === undefined) break;
      // Steps and points beside each other are two lists.
      if (indent.length <= outer.length && (numbered === undefined) !== (number === undefined)) break;
      at += 1;
      const more = /^\s+\S/.test(peek()) && isText(peek()) ? ` ${takeText()}` : '';
      const text = inline(words + more);
      const last = items.at(-1);
      if (indent.length > outer.length && last) last.items.push(text);
      else items.push({ text, items: [] });
      // An empty line between two items does not end the list.
      if (peek().trim() === '' && item.test(lines[at + 1] ?? '')) at += 1;
    }
    return { kind: 'list', ordered: number !== undefined, items };
  }
}

/** The anchor of a heading as code hostings make it: «По расписанию» → `по-расписанию`. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const marks = /`([^`]+)`|\*\*([^*]+)\*\*|(?<![\p{L}\p{N}*])\*([^*\s][^*]*)\*|\[([^\]]+)\]\(([^)\s]+)\)/u;

function parseInline(text: string, linkOf: LinkOf): Inline[] {
  const found = marks.exec(text);
  if (!found) return text === '' ? [] : [text];
  const [whole, code, strong, em, words = '', target = ''] = found;
  const before = text.slice(0, found.index);
  const to = target ? linkOf(target) : null;
  const one: Inline[] =
    code !== undefined
      ? [{ kind: 'code', text: code }]
      : strong !== undefined
        ? [{ kind: 'strong', text: strong }]
        : em !== undefined
          ? [{ kind: 'em', text: em }]
          : to
            ? [{ kind: 'link', text: parseInline(words, linkOf), to }]
            : parseInline(words, linkOf);
  return [...(before ? [before] : []), ...one, ...parseInline(text.slice(found.index + whole.length), linkOf)];
}
