// A file of a register; every download is an event.
import { downloadRegister } from '#contract/correspondence.ts';
import { writeEvents } from '#core/events.ts';
import { findFile } from '#core/files/file-row.ts';
import { sendFile } from '#core/files/send-file.ts';
import { stream } from '#core/operation.ts';
import { Refusal } from '#core/refusal.ts';
import { type OpenedRegister, opensFor } from './opens-for.ts';

export const downloadRegisterStream = stream(downloadRegister, async (asked) => {
  const { services, actor, input } = asked;
  const { rows } = await services.pools.read.query<OpenedRegister & { journal_id: string }>(
    `select made_by, journal_id, read_under from journal_register join journal_register_file on register_id = id
     where id = $1 and file_id = $2 and made_at is not null`,
    [input.id, input.file],
  );
  const [register] = rows;
  const opens = register ? opensFor(services, actor, register) : 'hidden';
  const file = opens === 'hidden' ? null : await findFile(services.pools.read, input.file);
  if (!register || !file) throw new Refusal('not_found');
  if (opens === 'closed') throw new Refusal('register_file_closed');
  const note = {
    recordId: register.journal_id,
    recordKind: 'journal',
    data: { register: input.id, file: file.id, sha256: file.sha256 },
  };
  await writeEvents(services, services.pools.aside, actor, downloadRegister.name, [note], 'read');
  services.kick();
  return sendFile(asked, file);
});
