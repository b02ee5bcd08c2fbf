// A file that one's own task made; every download is an event.
import { downloadTaskFile } from '#contract/tasks.ts';
import { writeEvents } from '../../events.ts';
import { openDownload } from '../../files/download.ts';
import { findFile } from '../../files/file-row.ts';
import { stream } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';

export const downloadTaskFileStream = stream(downloadTaskFile, async ({ services, actor, input, request, reply }) => {
  const { rows } = await services.pools.read.query<{ kind: string }>(
    `select task.kind from task join task_file on task_file.task_id = task.id
     where task.id = $1 and task_file.file_id = $2 and task.owner_id = $3 and task.state = 'done'`,
    [input.id, input.file, actor.id],
  );
  const file = rows.length > 0 ? await findFile(services.pools.read, input.file) : null;
  if (!file) throw new Refusal('not_found');
  const opened = await openDownload({
    store: services.store,
    masterKeys: services.masterKeys,
    file,
    range: request.headers.range,
    ifRange: request.headers['if-range'] as string | undefined,
    ifNoneMatch: request.headers['if-none-match'],
  });
  const note = { data: { task: input.id, kind: rows[0]?.kind, file: file.id, sha256: file.sha256 } };
  await writeEvents(services, services.pools.aside, actor, downloadTaskFile.name, [note], 'read');
  services.kick();
  reply.code(opened.status).headers(opened.headers);
  return reply.send(opened.body);
});
