// A file that one's own task made, while one may still read what it was made of; every download is an event.
import { downloadTaskFile } from '#contract/tasks.ts';
import { writeEvents } from '../../events.ts';
import { openDownload } from '../../files/download.ts';
import { findFile } from '../../files/file-row.ts';
import { stream } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { type ReadUnder, stillReads } from '../read-under.ts';
import { type StartedBy, taskActor } from '../task-actor.ts';

export const downloadTaskFileStream = stream(downloadTaskFile, async ({ services, actor, input, request, reply }) => {
  const { rows } = await services.pools.read.query<StartedBy & { kind: string; read_under: ReadUnder | null }>(
    `select task.id, task.kind, task.operation, task.owner_id, task.behalf_of, task.operations, task.read_under from task join task_file on task_file.task_id = task.id
     where task.id = $1 and task_file.file_id = $2 and task.owner_id = $3 and task.state = 'done'`,
    [input.id, input.file, actor.id],
  );
  const file = rows.length > 0 ? await findFile(services.pools.read, input.file) : null;
  const [task] = rows;
  if (!task || !file) throw new Refusal('not_found');
  // What was made for an absent person opens while the substitution lasts, in one's own name too.
  const { rights } = task.behalf_of && !actor.standing ? await taskActor(services, task) : actor;
  if (!stillReads(services.catalog, rights, { [task.operation]: [], ...task.read_under }))
    throw new Refusal('task_file_closed');
  const opened = await openDownload({
    store: services.store,
    masterKeys: services.masterKeys,
    file,
    range: request.headers.range,
    ifRange: request.headers['if-range'] as string | undefined,
    ifNoneMatch: request.headers['if-none-match'],
  });
  const note = { data: { task: input.id, kind: task.kind, file: file.id, sha256: file.sha256 } };
  await writeEvents(services, services.pools.aside, actor, downloadTaskFile.name, [note], 'read');
  services.kick();
  reply.code(opened.status).headers(opened.headers);
  return reply.send(opened.body);
});
