// Checks the whole journal against its seals and the exported heads.
import { verifyEvents } from '#contract/record.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf } from '../../handle.ts';
import { headsFileOf } from '../../journal/heads.ts';
import { verifyJournal } from '../../journal/verify.ts';

export const verifyEventsQuery = query(verifyEvents, async (reader) => {
  requireEverywhere(reader);
  const { pools, keys, clock, config } = shapeOf(reader).services;
  const verdict = await verifyJournal(pools.read, keys, { headsFile: headsFileOf(config.dataDir), clock });
  const findings = verdict.findings.map(({ kind, eventId, text }) => ({
    kind: kind as string,
    eventId: eventId ?? null,
    text,
  }));
  if (verdict.moreFindings > 0) {
    const text = { ru: `И ещё находок: ${verdict.moreFindings}`, en: `And ${verdict.moreFindings} findings more` };
    findings.push({ kind: 'more', eventId: null, text });
  }
  return {
    ok: verdict.ok,
    sealed: verdict.sealedEvents,
    unsealed: verdict.unsealedEvents,
    unsealedSeconds: verdict.unsealedSeconds,
    findings,
  };
});
