// Takes in what is new in a folder: each letter is stored here first, then the mailbox is told. Letters are known by their
// numbers while those hold, and by their Message-IDs always.
import type { ImapFlow, MailboxObject } from 'imapflow';
import { emailKey } from '../../contact-checks/email.ts';
import type { Sql } from '../../db/sql.ts';
import { newId } from '../../ids.ts';
import type { Services } from '../../services.ts';
import { messageIdsIn } from '../addresses.ts';
import { mailMark } from '../marks.ts';
import { letterHash, type MailHead, sealBody, sealHead, senderKey } from '../sealed.ts';
import type { Mailbox } from '../stored.ts';
import { acknowledge } from './acknowledge.ts';
import { IntakeFault } from './faults.ts';

interface ReadUpTo {
  uid_validity: number | null;
  last_uid: number;
  read_at: string | null;
}
/** Letters between two tellings to the mailbox. */
const tellEvery = 20;
const dayMs = 86_400_000;

export interface Pass {
  /** How many letters were stored. */
  stored: number;
  /** Letters cannot be marked in the folder; what is new in it comes in all the same. */
  unmarked: IntakeFault | undefined;
}

/** One pass over an open folder. */
export async function readMailbox(services: Services, mailbox: Mailbox, client: ImapFlow): Promise<Pass> {
  const folder = client.mailbox;
  if (!folder) throw new Error('no folder is open');
  const validity = Number(folder.uidValidity);
  const last = folder.uidNext - 1;
  let unmarked: IntakeFault | undefined;
  const tell = async (also?: readonly number[]): Promise<void> => {
    if (unmarked) return;
    try {
      await acknowledge(services, mailbox, client, validity, also);
    } catch (error) {
      if (!(error instanceof IntakeFault)) throw error;
      unmarked = error;
    }
  };
  // What was stored before a fall is told now.
  await tell();
  const { rows } = await services.pools.write.query<ReadUpTo>(
    'select uid_validity, last_uid, read_at from mailbox where id = $1',
    [mailbox.id],
  );
  const upTo = rows[0] as ReadUpTo;
  const uids = await newNumbers(client, folder, upTo);
  let stored = 0;
  for (const [place, uid] of uids.entries()) {
    const taken = await takeIn(services, mailbox, client, { validity, uid });
    if (taken === 'stored') stored += 1;
    else if (taken === 'known') await tell([uid]);
    if (place % tellEvery === tellEvery - 1) await tell();
  }
  await tell();
  await services.pools.write.query(
    `update mailbox set uid_validity = $2, read_at = $4,
       last_uid = case when uid_validity is not distinct from $2 then greatest(last_uid, $3) else $3 end where id = $1`,
    [mailbox.id, validity, Math.max(last, ...uids), services.clock.now().toISOString()],
  );
  return { stored, unmarked };
}

/**
 * The first time what nobody has read yet; then whatever came after the last one. When the server has renumbered the folder,
 * what is unread or came since the last reading: those that are known already are recognised by their Message-IDs.
 */
async function newNumbers(client: ImapFlow, folder: MailboxObject, upTo: ReadUpTo): Promise<number[]> {
  const find = async (query: Parameters<ImapFlow['search']>[0]): Promise<number[]> => {
    const found = await client.search(query, { uid: true });
    return Array.isArray(found) ? found.sort((a, b) => a - b) : [];
  };
  if (folder.exists === 0) return [];
  if (upTo.uid_validity === null) return find({ seen: false });
  if (upTo.uid_validity !== Number(folder.uidValidity)) {
    if (!upTo.read_at) return find({ seen: false });
    return find({ or: [{ seen: false }, { since: new Date(Date.parse(upTo.read_at) - dayMs) }] });
  }
  // A range that begins after the last letter means the last letter.
  return (await find({ uid: `${upTo.last_uid + 1}:*` })).filter((uid) => uid > upTo.last_uid);
}

interface Fresh {
  validity: number;
  uid: number;
}

/** Stores one letter, unless it is here already, or has gone from the mailbox meanwhile. */
async function takeIn(
  services: Services,
  mailbox: Mailbox,
  client: ImapFlow,
  at: Fresh,
): Promise<'stored' | 'known' | 'gone'> {
  const { pools, keys, clock } = services;
  const asked = { uid: true, size: true, envelope: true } as const;
  const found = await client.fetchOne(String(at.uid), asked, { uid: true });
  if (!found) return 'gone';
  const { envelope, size = 0 } = found;
  const [messageId] = messageIdsIn(envelope?.messageId);
  if (messageId && (await isKnown(services, mailbox, messageId))) return 'known';
  const [from] = envelope?.from ?? [];
  const head: MailHead = {
    sender: (from?.name ? `${from.name} <${from.address ?? ''}>` : (from?.address ?? '')).slice(0, 400),
    subject: (envelope?.subject ?? '').slice(0, 400),
  };
  const tooLarge = size > mailbox.settings.mostMegabytes * 1024 * 1024;
  const body = tooLarge ? undefined : await sourceOf(client, at.uid);
  if (!tooLarge && !body) return 'gone';
  mailMark('mail-fetched');
  const id = newId(clock.now().getTime());
  const now = clock.now().toISOString();
  const { rowCount } = await pools.write.query(
    `insert into mail_inbox (id, mailbox_id, uid_validity, uid, letter_key, size, head, body, state, reason, next_at, received_at,
       acked_at, sender_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13) on conflict (mailbox_id, letter_key) do nothing`,
    [
      id,
      mailbox.id,
      at.validity,
      at.uid,
      messageId ?? (body ? letterHash(keys, body) : `uid:${at.validity}:${at.uid}`),
      size,
      sealHead(keys, id, head),
      body ? sealBody(keys, id, body) : null,
      tooLarge ? 'parked' : 'waiting',
      tooLarge ? 'too-large' : '',
      now,
      // One that is not taken is left in the mailbox as it is.
      tooLarge ? now : null,
      from?.address ? senderKey(keys, emailKey(from.address)) : null,
    ],
  );
  mailMark('mail-stored');
  return rowCount === 1 ? 'stored' : 'known';
}

async function isKnown({ pools }: Services, mailbox: Mailbox, key: string): Promise<boolean> {
  const { rows } = await (pools.write as Sql).query(
    'select 1 from mail_inbox where mailbox_id = $1 and letter_key = $2',
    [mailbox.id, key],
  );
  return rows.length > 0;
}

async function sourceOf(client: ImapFlow, uid: number): Promise<Buffer | undefined> {
  const found = await client.fetchOne(String(uid), { uid: true, source: true }, { uid: true });
  return found ? found.source : undefined;
}
