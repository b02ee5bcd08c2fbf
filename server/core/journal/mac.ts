// Message authentication codes of the journal; the keys come from VEDOMO_SECRET and are never in the database.
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Keys } from '#core/keys.ts';
import { type CanonicalEvent, canonicalBytes, canonicalJson } from './canonical.ts';

// A key object made once: from a plain buffer the runtime makes one for each code, at four times the cost.
const macKeys = new WeakMap<Keys, KeyObject>();

export function eventMac(keys: Keys, event: CanonicalEvent): Buffer {
  let key = macKeys.get(keys);
  if (!key) {
    key = createSecretKey(keys.for('journal-mac'));
    macKeys.set(keys, key);
  }
  return createHmac('sha256', key).update(canonicalBytes(event)).digest();
}

/** Whether a row as read by `canonicalColumns` carries the MAC of what it says. */
export function hasOwnMac(keys: Keys, row: CanonicalEvent & { mac: Buffer }): boolean {
  try {
    const data = canonicalJson(JSON.parse(row.data));
    const personal = canonicalJson(JSON.parse(row.personal));
    return eventMac(keys, { ...row, data, personal }).equals(row.mac);
  } catch {
    // A value that this program could not have written, such as JSON nested beyond the stack.
    return false;
  }
}
