// Letters at rest are sealed under a key of the program's own; senders are counted by a keyed hash of their address.
import { createHmac } from 'node:crypto';
import { type Keys, openBytes, sealBytes } from '../keys.ts';

/** Who writes about what: shown to administrators without the letter itself. */
export interface MailHead {
  sender: string;
  subject: string;
}

export const sealHead = (keys: Keys, id: string, head: MailHead): Buffer =>
  sealBytes(keys.for('mail-inbox'), Buffer.from(JSON.stringify(head)), `mail-head ${id}`);
export const openHead = (keys: Keys, id: string, sealed: Buffer): MailHead =>
  JSON.parse(openBytes(keys.for('mail-inbox'), sealed, `mail-head ${id}`).toString()) as MailHead;

export const sealBody = (keys: Keys, id: string, body: Buffer): Buffer =>
  sealBytes(keys.for('mail-inbox'), body, `mail-body ${id}`);
export const openBody = (keys: Keys, id: string, sealed: Buffer): Buffer =>
  openBytes(keys.for('mail-inbox'), sealed, `mail-body ${id}`);

export const senderKey = (keys: Keys, address: string): Buffer =>
  createHmac('sha256', keys.for('mail-sender')).update(address).digest();
export const letterHash = (keys: Keys, body: Buffer): string =>
  `hash:${createHmac('sha256', keys.for('mail-letter')).update(body).digest('hex')}`;
