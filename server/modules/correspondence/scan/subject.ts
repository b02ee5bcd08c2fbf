// What a letter is about: the heading «О …» above its text, or the name of an application with what follows it. Pure.
import type { ScanPlace } from '#contract/correspondence.ts';
import { headOf, type Said, type ScanLine } from './scan-line.ts';

const heading = /^["«]?(об?|обо|касательно|по вопросу|по факту)\s+\p{L}/iu;
const told = /^(?:тема|содержание|кас\.?|касательно|предмет)(?: письма)?\s*:\s*(.+)$/iu;
const application =
  /^(заявление|жалоба|претензия|обращение|ходатайство|запрос|служебная записка|докладная записка|объяснительная записка|уведомление|приглашение)$/i;
/** Reads on: a heading goes on in small letters, a number or a quotation. */
const goesOn = /^[\p{Ll}\d«"(№-]/u;
const linesAtMost = 5;

export function subjectOf(lines: readonly ScanLine[]): Said<string> | null {
  const head = headOf(lines);
  for (const [at, line] of head.entries()) {
    const [, said] = told.exec(line.text) ?? [];
    if (said) return { value: whole(said, head, at), line };
    if (heading.test(line.text) && /^["«]?[\p{Lu}]/u.test(line.text))
      return { value: whole(line.text, head, at), line };
    if (!application.test(line.text)) continue;
    const name = line.text[0]?.toUpperCase() + line.text.slice(1).toLowerCase();
    const next = head[at + 1];
    const about = next && /^(об?|обо|в связи|на|по)\s/i.test(next.text) ? whole(next.text, head, at + 1) : '';
    return { value: about ? `${name} ${about[0]?.toLowerCase()}${about.slice(1)}` : name, line };
  }
  return null;
}

function whole(first: string, head: readonly ScanLine[], at: number): string {
  let text = first;
  for (const next of head.slice(at + 1, at + linesAtMost)) {
    if (/[.!?]$/.test(text) || !goesOn.test(next.text) || !under(head[at], next)) break;
    text = text.endsWith('-') && /\p{L}-$/u.test(text) ? text.slice(0, -1) + next.text : `${text} ${next.text}`;
  }
  return text
    .replace(/^["«](?=об?\s)/i, '')
    .replace(/[."»]+$/, (end) => (end.includes('»') && text.includes('«') ? '»' : ''));
}

/** In the same column, and not far below. */
function under(one: ScanLine | undefined, next: ScanLine): boolean {
  if (!one?.place || !next.place) return true;
  const middle = ({ x, width }: ScanPlace) => x + width / 2;
  const along = Math.abs(one.place.x - next.place.x) < 0.12 || Math.abs(middle(one.place) - middle(next.place)) < 0.06;
  return along && next.place.y - one.place.y < 0.14;
}
