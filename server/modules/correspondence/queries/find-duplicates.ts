// Doubles of a letter that is being registered, the surest first; what the asker may not read is told of, not shown.

import type { Input } from '#contract/core.ts';
import { findDuplicates } from '#contract/correspondence.ts';
import { looseNameKey } from '#core/contact-checks/name-likeness.ts';
import type { Reader } from '#core/reader.ts';
import { type Asked, type Candidate, candidatesFor } from '../duplicates/candidates.ts';
import { foldExternalNumber } from '../duplicates/keys.ts';
import { likenessOf, shownFrom } from '../duplicates/score.ts';
import { query, type Registry } from '../tables.ts';

const shownAtMost = 10;
const readRight = 'correspondence.letter.read';
type Asking = Input<typeof findDuplicates>;

export const findDuplicatesQuery = query(findDuplicates, async (reader, input) => {
  const asked = await askedOf(reader, input);
  const judged = (await candidatesFor(reader, asked))
    .map((letter) => ({ letter, ...likenessOf(asked, letter) }))
    .filter((one) => one.score >= shownFrom)
    .sort((one, other) => other.score - one.score || (one.letter.id < other.letter.id ? 1 : -1))
    .slice(0, shownAtMost);
  const readable = await readableAmong(
    reader,
    judged.map((one) => one.letter.id),
  );
  return {
    items: judged.map(({ letter, score, reasons }) =>
      readable.has(letter.id) ? { score, reasons, letter: shown(letter) } : { score, reasons: [], letter: null },
    ),
  };
});

const shown = (letter: Candidate) => ({
  id: letter.id,
  direction: letter.direction,
  number: letter.number,
  registeredOn: letter.registeredOn,
  subject: letter.subject,
  counterpart: letter.counterpart,
  externalNumber: letter.externalNumber,
  documentDate: letter.documentDate,
  responsible: letter.responsible,
  attachments: letter.attachments,
});

async function askedOf(reader: Reader<Registry>, input: Asking): Promise<Asked> {
  const [direction, known, files] = await Promise.all([
    directionOf(reader, input),
    knownSenders(reader, input.correspondentId),
    hashesOf(reader, input.fileIds ?? []),
  ]);
  const typed = input.correspondentName ?? '';
  const senders = [...new Set([typed, ...known.map((one) => one.name)].filter((name) => name !== ''))];
  return {
    direction,
    senders,
    senderKeys: [...new Set(senders.map(looseNameKey))].filter((key) => key !== ''),
    inns: [...new Set(known.map((one) => one.inn))].filter((inn) => inn !== ''),
    numberKey: foldExternalNumber(input.externalNumber ?? ''),
    documentDate: input.documentDate ?? null,
    subject: input.subject ?? '',
    files,
    exceptId: input.exceptId,
  };
}

async function directionOf(reader: Reader<Registry>, { direction, journalId }: Asking) {
  if (direction || !journalId) return direction ?? 'incoming';
  const journal = await reader
    .from('journal')
    .select('journal.direction')
    .where('journal.id', '=', journalId)
    .executeTakeFirst();
  return journal?.direction ?? 'incoming';
}

/** The chosen sender and those with its ИНН: branches, and cards of the same firm under another name. */
async function knownSenders(reader: Reader<Registry>, id: string | null | undefined) {
  const right = 'contacts.contact.read';
  if (!id || !reader.actor.rights.has(right)) return [];
  const contact = () => reader.fromUnder(right, 'contact').select(['contact.name', 'contact.inn']);
  const chosen = await contact().where('contact.id', '=', id).executeTakeFirst();
  if (!chosen || chosen.inn === '') return chosen ? [chosen] : [];
  const others = await contact().where('contact.inn', '=', chosen.inn).limit(20).execute();
  return [chosen, ...others];
}

/** What the asker's own files hold. */
async function hashesOf(reader: Reader<Registry>, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await reader
    .from('file')
    .select('file.sha256')
    .where('file.id', 'in', [...ids])
    .execute();
  return rows.map((row) => row.sha256);
}

async function readableAmong(reader: Reader<Registry>, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0 || !reader.actor.rights.has(readRight)) return new Set();
  const rows = await reader
    .fromUnder(readRight, 'letter')
    .select('letter.id')
    .where('letter.id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.id));
}
