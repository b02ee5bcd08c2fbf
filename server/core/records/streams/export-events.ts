// The journal goes out as a CSV file while it is read.
import { Readable } from 'node:stream';
import { exportEvents } from '#contract/record.ts';
import { dateIn } from '../../clock.ts';
import { journalAsCsv } from '../../journal/export.ts';
import { stream } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';

export const exportEventsStream = stream(exportEvents, async ({ services, actor, input, reply }) => {
  if (!actor.rights.everywhere(exportEvents.name)) throw new Refusal('not_allowed', { operation: exportEvents.name });
  const lines = journalAsCsv({ services, actor, operation: exportEvents.name, asked: input });
  // The first page is read, and its reading journaled, before the answer begins: a failure is still an error document.
  const first = await lines.next();
  const rest = (async function* () {
    if (!first.done) yield first.value;
    yield* lines;
  })();
  const day = dateIn(services.config.zone, services.clock.now());
  reply.headers({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="journal-${day}.csv"`,
    'cache-control': 'no-store',
  });
  return reply.send(Readable.from(rest));
});
