// A seal: what it says of its range of events, and the MAC that ties it to the seal before.
import { createHash, createHmac, hash } from 'node:crypto';
import type { Keys } from '#core/keys.ts';
import { firstPlace, type Place } from './event.ts';

export const manifestEntryBytes = 24;
const stampBytes = 8;

export interface Seal {
  no: number;
  /** Exclusive. */
  from: Place;
  /** Inclusive. */
  to: Place;
  count: number;
  total: number;
  digest: Buffer;
  manifest: Buffer;
  previous: Buffer;
  mac: Buffer;
  /** ISO 8601. */
  at: string;
}

/** What the first seal follows. */
export const noSeal: Pick<Seal, 'no' | 'to' | 'total' | 'mac'> = {
  no: 0,
  to: firstPlace,
  total: 0,
  mac: Buffer.alloc(32),
};

/** `manifest` keeps this much of each stamp. */
export const stampText = (row: SealedRow): string => stampOf(row).toString('hex', 0, stampBytes);

export interface SealedRow extends Place {
  mac: Buffer;
}

export const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

export function idText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** What a seal remembers of an event besides its id: the MAC together with the place. */
export function stampOf(row: SealedRow): Buffer {
  return hash('sha256', Buffer.concat([row.mac, Buffer.from(`${row.era}:${row.xid}`)]), 'buffer');
}

/** The digest over (id, stamp) of the events in order, and the manifest that lets each of them be named. */
export function summaryOf(rows: readonly SealedRow[]): { digest: Buffer; manifest: Buffer } {
  const digest = createHash('sha256');
  const manifest = Buffer.alloc(rows.length * manifestEntryBytes);
  for (const [at, row] of rows.entries()) {
    const id = idBytes(row.id);
    const stamp = stampOf(row);
    digest.update(id).update(stamp);
    id.copy(manifest, at * manifestEntryBytes);
    stamp.copy(manifest, at * manifestEntryBytes + 16, 0, stampBytes);
  }
  return { digest: digest.digest(), manifest };
}

/** Event id → the first bytes of its stamp, as hex. */
export function readManifest(manifest: Buffer): Map<string, string> {
  const entries = new Map<string, string>();
  for (let at = 0; at + manifestEntryBytes <= manifest.length; at += manifestEntryBytes) {
    entries.set(idText(manifest.subarray(at, at + 16)), manifest.toString('hex', at + 16, at + manifestEntryBytes));
  }
  return entries;
}

export function sealMac(keys: Keys, seal: Omit<Seal, 'mac'>): Buffer {
  const { no, from, to, count, total, digest, manifest, previous, at } = seal;
  const manifestHash = createHash('sha256').update(manifest).digest('hex');
  const places = [from.era, from.xid, from.id, to.era, to.xid, to.id];
  const parts = ['vedomo-seal-1', no, ...places, count, total, digest.toString('hex'), manifestHash];
  const text = JSON.stringify([...parts, previous.toString('hex'), Date.parse(at)]);
  return createHmac('sha256', keys.for('journal-seal')).update(text).digest();
}

export interface SealRow {
  no: string;
  from_era: number;
  from_xid: string;
  from_id: string;
  to_era: number;
  to_xid: string;
  to_id: string;
  count: number;
  total: string;
  digest: Buffer;
  manifest: Buffer;
  previous: Buffer;
  mac: Buffer;
  at: string;
}

/** The select list of a `SealRow` from `journal_seal`. */
export const sealColumns = `no::text as no, from_era, from_xid::text as from_xid, from_id, to_era,
  to_xid::text as to_xid, to_id, count, total::text as total, digest, manifest, previous, mac,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`;

export function readSeal(row: SealRow): Seal {
  const { digest, manifest, previous, mac, at, count } = row;
  return {
    no: Number(row.no),
    from: { era: row.from_era, xid: row.from_xid, id: row.from_id },
    to: { era: row.to_era, xid: row.to_xid, id: row.to_id },
    total: Number(row.total),
    ...{ count, digest, manifest, previous, mac, at },
  };
}
