// The certificate of a journal's period: how many numbers there are in each state, and those without a valid letter.
import { readCertificate } from '#contract/correspondence.ts';
import { isPeriod, periodOf } from '#contract/numbering.ts';
import { certificateFor, unusedFor } from '#core/numbering/of-reader.ts';
import { Refusal } from '#core/refusal.ts';
import { query } from '../tables.ts';
import { journalOf } from './journal-of.ts';

export const readCertificateQuery = query(readCertificate, async (reader, input) => {
  const journal = await journalOf(reader, input.id);
  const period = input.period ?? periodOf(journal.restart, reader.today);
  if (!isPeriod(journal.restart, period)) throw new Refusal('period_wrong', { period });
  const certificate = await certificateFor(reader, journal.id, period);
  const found = await unusedFor(reader, {
    seriesId: journal.id,
    period,
    after: placeOf(input.after),
    limit: input.limit + 1,
  });
  const items = found.slice(0, input.limit);
  const end = items.at(-1);
  return {
    journal: { id: journal.id, name: journal.name, restart: journal.restart },
    period,
    ...certificate,
    items,
    next: found.length > input.limit && end ? `${end.ordinal} ${end.suffix}` : null,
  };
});

function placeOf(after: string | undefined) {
  if (after === undefined) return undefined;
  const [, ordinal = '', suffix = ''] = /^(\d{1,9}) (.*)$/u.exec(after) ?? [];
  if (ordinal === '') throw new Refusal('bad_cursor');
  return { ordinal: Number(ordinal), suffix };
}
