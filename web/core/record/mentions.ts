// People named in a comment that is being typed: on the screen their names after an @, sent as ids. Pure.

export interface Mentioned {
  id: string;
  name: string;
}
export type Piece = { text: string } | { text: string; personId: string };

/** What stands between the last @ and the caret, when that may be the beginning of a name; null when nobody is being named. */
export function nameBeingTyped(text: string, caret: number): string | null {
  const found = /(?:^|[\s(«"„/])@([^\s@]{0,40}(?: [^\s@]{1,40}){0,2})$/u.exec(text.slice(0, caret));
  return found?.[1] ?? null;
}

/** Whether the words that are typed begin words of the name: an answer to fewer letters offers nobody else meanwhile. */
export function isMeant(name: string, typed: string): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');
  const words = plain(name).split(/\s+/);
  return plain(typed)
    .split(/\s+/)
    .every((beginning) => words.some((word) => word.startsWith(beginning)));
}

/** The text with the name in place of what was typed, and where the caret goes on. */
export function nameChosen(text: string, caret: number, name: string): { text: string; caret: number } {
  const typed = nameBeingTyped(text, caret) ?? '';
  const before = `${text.slice(0, caret - typed.length)}${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length };
}

/** As it is sent: `@name` of those who were chosen becomes `@[id]`; of two namesakes the one chosen first stands first. */
export function withIds(text: string, chosen: readonly Mentioned[]): string {
  const waiting = [...chosen].sort((a, b) => b.name.length - a.name.length);
  let sent = '';
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const found = rest.startsWith('@')
      ? waiting.find(({ name }) => rest.startsWith(`@${name}`) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length + 1)))
      : undefined;
    if (!found) {
      sent += rest[0];
      at += 1;
      continue;
    }
    sent += `@[${found.id}]`;
    at += found.name.length + 1;
    if (waiting.some((other) => other !== found && other.name === found.name))
      waiting.splice(waiting.indexOf(found), 1);
  }
  return sent;
}

/** A comment cut at the names in it. */
export function piecesOf({
  body,
  mentions,
}: {
  body: string;
  mentions: readonly { id: string; at: number; length: number }[];
}): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { id, at, length } of mentions) {
    if (at > from) pieces.push({ text: body.slice(from, at) });
    pieces.push({ text: body.slice(at, at + length), personId: id });
    from = at + length;
  }
  if (from < body.length) pieces.push({ text: body.slice(from) });
  return pieces;
}
