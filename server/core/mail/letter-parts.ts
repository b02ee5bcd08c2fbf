// What a letter of a conversation has beside its text, as the mail server is told: from whom, what it answers, its files.
import type { Readable } from 'node:stream';
import type { LetterHead } from '../db/mailbox-rows.ts';
import { openFile } from '../files/download.ts';
import { findFile } from '../files/file-row.ts';
import type { Services } from '../services.ts';

interface Parts {
  from: string;
  messageId: string;
  inReplyTo?: string;
  references?: string[];
  headers: Record<string, string>;
  attachments: { filename: string; contentType: string; content: Readable }[];
}

export async function letterParts(services: Services, letter: LetterHead): Promise<Parts> {
  const { messageId, inReplyTo, references, from, auto, fileIds = [] } = letter;
  const attachments: Parts['attachments'] = [];
  for (const id of fileIds) {
    const file = await findFile(services.pools.read, id);
    // Destroyed, or found infected, since the letter was written.
    if (!file || file.scan === 'infected') continue;
    const content = await openFile({ store: services.store, masterKeys: services.masterKeys, file });
    attachments.push({ filename: file.name, contentType: file.media_type, content });
  }
  return {
    from,
    messageId,
    ...(inReplyTo ? { inReplyTo } : {}),
    ...(references?.length ? { references } : {}),
    headers: auto ? { 'Auto-Submitted': auto } : {},
    attachments,
  };
}
