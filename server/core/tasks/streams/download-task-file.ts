// A file that one's own task made, while one may still read what it was made of; every download is an event.
import { downloadTaskFile } from '#contract/tasks.ts';
import { writeEvents } from '../../events.ts';
import { findFile } from '../../files/file-row.ts';
import { sendFile } from '../../files/send-file.ts';
import { stream } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { opensFor } from '../opens-for.ts';
import type { ReadUnder } from '../read-under.ts';
import type { StartedBy } from '../task-actor.ts';

export const downloadTaskFileStream = stream(downloadTaskFile, async (asked) => {
  const { services, actor, input } = asked;
  const { rows } = await services.pools.read.query<StartedBy & { kind: string; read_under: ReadUnder | null }>(
    `select task.id, task.kind, task.operation, task.owner_id, task.behalf_of, task.operations, task.read_under from task join task_file on task_file.task_id = task.id
     where task.id = $1 and task_file.file_id = $2 and task.owner_id = $3 and task.state = 'done'`,
    [input.id, input.file, actor.id],
  );
  const file = rows.length > 0 ? await findFile(services.pools.read, input.file) : null;
  const [task] = rows;
  if (!task || !file) throw new Refusal('not_found');
  if (!(await opensFor(services, actor, task))) throw new Refusal('task_file_closed');
  const note = { data: { task: input.id, kind: task.kind, file: file.id, sha256: file.sha256 } };
  await writeEvents(services, services.pools.aside, actor, downloadTaskFile.name, [note], 'read');
  services.kick();
  return sendFile(asked, file);
});
