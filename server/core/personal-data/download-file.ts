// Scans and papers of the officer: files that a consent, a request or a package holds, each opening journaled.
import { downloadPrivacyFile } from '#contract/personal-data.ts';
import { writeEvents } from '../events.ts';
import { findFile } from '../files/file-row.ts';
import { sendFile } from '../files/send-file.ts';
import { stream } from '../operation.ts';
import { Refusal } from '../refusal.ts';

const holders = `
  select subject_id from consent where evidence_file_id = $1 or end_file_id = $1
  union select subject_id from subject_request where request_file_id = $1 or answer_file_id = $1
  union select subject_id from subject_package where json_file_id = $1 or pdf_file_id = $1`;

export const downloadPrivacyFileStream = stream(
  downloadPrivacyFile,
  async ({ services, actor, input, request, reply }) => {
    if (!actor.rights.everywhere(downloadPrivacyFile.name)) {
      throw new Refusal('not_allowed', { operation: downloadPrivacyFile.name });
    }
    const { rows } = await services.pools.read.query<{ subject_id: string | null }>(holders, [input.id]);
    const file = rows.length > 0 ? await findFile(services.pools.read, input.id) : null;
    if (!file) throw new Refusal('not_found');
    const subjectIds = rows.flatMap((row) => row.subject_id ?? []);
    const note = { subjectIds, data: { fileId: file.id, sha256: file.sha256 } };
    await writeEvents(services, services.pools.write, actor, downloadPrivacyFile.name, [note], 'read');
    services.kick();
    return sendFile({ services, request, reply }, file);
  },
);
