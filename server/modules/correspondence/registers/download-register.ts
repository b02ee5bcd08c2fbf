// A file of a register, for whoever made it, while they may still see as much, and for those who are granted all registers and
// every mark: it shows what its maker saw.
import { clearances } from '#contract/core.ts';
import { downloadRegister, listLetters } from '#contract/correspondence.ts';
import { writeEvents } from '#core/events.ts';
import { openDownload } from '#core/files/download.ts';
import { findFile } from '#core/files/file-row.ts';
import { stream } from '#core/operation.ts';
import { Refusal } from '#core/refusal.ts';
import { type ReadUnder, stillReads } from '#core/tasks/read-under.ts';

export const downloadRegisterStream = stream(downloadRegister, async ({ services, actor, input, request, reply }) => {
  const { rows } = await services.pools.read.query<{
    made_by: string;
    journal_id: string;
    read_under: ReadUnder | null;
  }>(
    `select made_by, journal_id, read_under from journal_register join journal_register_file on register_id = id
     where id = $1 and file_id = $2 and made_at is not null`,
    [input.id, input.file],
  );
  const [register] = rows;
  const { rights } = actor;
  const everything =
    rights.everywhere(downloadRegister.name) &&
    rights.everywhere(listLetters.name) &&
    rights.clearances(listLetters.name).length === clearances.length;
  const file =
    register && (register.made_by === actor.id || everything) ? await findFile(services.pools.read, input.file) : null;
  if (!register || !file) throw new Refusal('not_found');
  if (!everything && !stillReads(services.catalog, rights, { [listLetters.name]: [], ...register.read_under }))
    throw new Refusal('register_file_closed');
  const opened = await openDownload({
    store: services.store,
    masterKeys: services.masterKeys,
    file,
    range: request.headers.range,
    ifRange: request.headers['if-range'] as string | undefined,
    ifNoneMatch: request.headers['if-none-match'],
  });
  const note = {
    recordId: register.journal_id,
    recordKind: 'journal',
    data: { register: input.id, file: file.id, sha256: file.sha256 },
  };
  await writeEvents(services, services.pools.aside, actor, downloadRegister.name, [note], 'read');
  services.kick();
  reply.code(opened.status).headers(opened.headers);
  return reply.send(opened.body);
});
