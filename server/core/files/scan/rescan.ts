// Looks at what was taken while the virus scanner was away. An infected file stays where it is, and opens to nobody.
import type { Sql } from '../../db/sql.ts';
import { writeEvents } from '../../events.ts';
import { inTransaction } from '../../journal/transaction.ts';
import type { Services } from '../../services.ts';
import { systemActor } from '../../system-actor.ts';
import { openFile } from '../download.ts';
import { type FileRow, fileColumns } from '../file-row.ts';
import { Scan, ScannerAway, type Verdict } from './clamd.ts';

const batch = 50;

/** Until nothing waits, or the scanner is away again. */
export async function rescanFiles(services: Services): Promise<void> {
  if (!services.config.clamav) return;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await services.pools.write.query<FileRow>(
      `select ${fileColumns} from file where scan = 'waiting' and id > $1 order by id limit ${batch}`,
      [after],
    );
    for (const file of rows) {
      try {
        await settle(services, file, await look(services, file));
      } catch (error) {
        if (error instanceof ScannerAway) return;
        // One that cannot be read keeps waiting; those after it are looked at.
        services.log.warn({ err: error, file: file.id }, 'a file could not be scanned');
      }
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

async function look({ config, store, masterKeys }: Services, file: FileRow): Promise<Verdict> {
  if (!config.clamav) throw new ScannerAway('no scanner is set');
  const scan = await Scan.open(config.clamav);
  try {
    for await (const piece of await openFile({ store, masterKeys, file })) await scan.write(piece as Buffer);
    return await scan.end();
  } finally {
    scan.abort();
  }
}

async function settle(services: Services, file: FileRow, verdict: Verdict): Promise<void> {
  const state = verdict.state === 'too-large' ? 'skipped' : verdict.state;
  const now = services.clock.now().toISOString();
  await inTransaction(services.pools.write, async (sql: Sql) => {
    const { rowCount } = await sql.query(
      `update file set scan = $2, scanned_at = $3 where id = $1 and scan = 'waiting'`,
      [file.id, state, now],
    );
    if (rowCount !== 1 || verdict.state !== 'infected') return;
    const { rows } = await sql.query<{ record_id: string; kind: string }>(
      `select a.record_id, r.kind from attachment a join record r on r.id = a.record_id where a.file_id = $1 limit 1`,
      [file.id],
    );
    const data = { fileId: file.id, sha256: file.sha256, virus: verdict.virus };
    const record = rows[0] ? { recordId: rows[0].record_id, recordKind: rows[0].kind } : {};
    await writeEvents(services, sql, systemActor('scanner'), 'core.file.infected', [{ ...record, data }], 'done');
  });
  services.kick();
}
