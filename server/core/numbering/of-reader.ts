// Numbering for queries: what a chosen number would be, the certificate of a period, on the connection of a reader.
import type { NumberContext } from '#contract/numbering.ts';
import { sqlOf } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { type ChosenTake, checkChosen } from './by-hand.ts';
import { type Certificate, certificateOf, type UnusedNumber, unexplainedRanges, unusedNumbers } from './certificate.ts';
import type { NumberSeries } from './series.ts';

/** What registering under the number would say to somebody who may choose numbers. */
export const checkChosenFor = (
  reader: AnyReader,
  series: NumberSeries,
  request: Pick<ChosenTake, 'registeredOn' | 'chosen' | 'holderId'> & {
    context: Omit<NumberContext, 'registeredOn' | 'journal'>;
  },
) =>
  checkChosen(sqlOf(reader), {
    ...request,
    seriesId: series.id,
    seriesTemplate: series.template,
    restart: series.restart,
    context: { ...request.context, journal: series.index },
    today: reader.today,
    mayChoose: true,
  });

export async function certificateFor(
  reader: AnyReader,
  seriesId: string,
  period: string,
): Promise<Certificate & { missing: { from: number; to: number }[] }> {
  const sql = sqlOf(reader);
  const certificate = await certificateOf(sql, seriesId, period);
  const missing = certificate.unexplained === 0 ? [] : await unexplainedRanges(sql, seriesId, period, certificate.last);
  return { ...certificate, missing };
}

export const unusedFor = (
  reader: AnyReader,
  request: { seriesId: string; period: string; after?: { ordinal: number; suffix: string } | undefined; limit: number },
): Promise<UnusedNumber[]> => unusedNumbers(sqlOf(reader), request);
