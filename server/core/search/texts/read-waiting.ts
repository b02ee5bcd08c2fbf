// Reads the files that wait, one at a time in each worker, the newest first; what fails is kept with its reason and tried again.
import type { FileRow } from '../../files/file-row.ts';
import { fileColumns } from '../../files/file-row.ts';
import { inTransaction } from '../../journal/transaction.ts';
import type { Services } from '../../services.ts';
import { writeFileRows } from '../file-rows.ts';
import { Unreadable } from './formats.ts';
import { recognition } from './recognise.ts';
import { type FileTextRead, textOfFile, Unfinished } from './text-of-file.ts';

const triesAtMost = 5;
/** A worker that died while reading gives its file back after this. */
const lease = `interval '30 minutes'`;

/** Pictures that nobody could read wait again once there is a tool; asked when a worker starts. */
export async function readAgainWithTools(services: Services): Promise<void> {
  if (!(await recognition())) return;
  await services.pools.write.query(
    `update file_text set state = 'waiting', attempts = 0, next_at = now() where reason = 'no-tool' and not edited
       and state in ('done', 'empty', 'failed')`,
  );
}

/** Until no file waits. */
export async function readWaitingFiles(services: Services, stopped: () => boolean = () => false): Promise<void> {
  while (!stopped() && (await readOne(services, stopped))) {
    // The next one.
  }
}

async function readOne(services: Services, stopped: () => boolean): Promise<boolean> {
  const { write, read } = services.pools;
  const taken = await write.query<{ file_id: string; attempts: number }>(
    `update file_text set state = 'reading', attempts = attempts + 1, next_at = now() + ${lease}, changed_at = now()
     where file_id = (select file_id from file_text where state in ('waiting', 'reading') and next_at <= now()
       order by next_at desc limit 1 for update skip locked) returning file_id, attempts`,
  );
  const [row] = taken.rows;
  if (!row) return false;
  const found = await read.query<FileRow>(`select ${fileColumns} from file where id = $1`, [row.file_id]);
  const [file] = found.rows;
  if (!file) return true;
  // Whatever it was that ended the program at this file each time.
  if (row.attempts > triesAtMost) {
    await settle(services, file.id, { state: 'failed', reason: 'damaged' });
    return true;
  }
  try {
    await keep(services, file.id, await textOfFile(services, file, stopped));
  } catch (error) {
    if (error instanceof Unfinished) {
      await write.query(
        `update file_text set state = 'waiting', attempts = greatest(attempts - 1, 0), next_at = now() where file_id = $1`,
        [file.id],
      );
      return false;
    }
    const reason = error instanceof Unreadable ? error.reason : 'damaged';
    if (!(error instanceof Unreadable))
      services.log.warn({ err: error, part: 'search', file: file.id }, 'the text of a file could not be read');
    // What the file itself causes stays so; a store may come back.
    const again = (!(error instanceof Unreadable) || error.passing) && row.attempts < triesAtMost;
    await settle(services, file.id, { state: again ? 'waiting' : 'failed', reason });
  }
  return true;
}

async function keep(services: Services, fileId: string, text: FileTextRead | null): Promise<void> {
  if (!text) return settle(services, fileId, { state: 'unsupported', reason: '' });
  await inTransaction(services.pools.write, async (sql) => {
    await writeFileRows(sql, fileId, text.pages);
    const some = text.pages.some(Boolean);
    await sql.query(
      `update file_text set state = $2, way = $3, reason = $4, pages = $5, changed_at = now() where file_id = $1`,
      [fileId, some ? 'done' : 'empty', some ? text.way : '', text.left, text.pages.length],
    );
  });
}

async function settle(services: Services, fileId: string, end: { state: string; reason: string }): Promise<void> {
  await services.pools.write.query(
    `update file_text set state = $2, reason = $3, changed_at = now(),
       next_at = now() + interval '1 minute' * power(4, attempts) where file_id = $1`,
    [fileId, end.state, end.reason],
  );
}
