// Files whose text could not be read wait for another try: those named, or all that failed.
import { sql } from 'kysely';
import { retryTexts } from '#contract/search.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';

export const retryTextsAction = action(retryTexts, async (unit, { fileIds }) => {
  requireEverywhere(unit);
  const named = fileIds ? sql`and file_id = any(${fileIds}::uuid[])` : sql``;
  const { numAffectedRows } =
    await sql`update file_text set state = 'waiting', attempts = 0, next_at = now(), changed_at = now()
    where state in ('failed', 'empty') and not edited ${named}`.execute(unscoped(unit));
  const files = Number(numAffectedRows ?? 0);
  unit.event({ data: { files } });
  return { ok: true as const, files };
});
