// Writes deliveries of locked addressees: their rows, what their letters say of the whole, and an event for each letter.
import type { DeliveryState } from '#contract/correspondence.ts';
import { changeNote, changeRecord, type FieldChange } from '#core/records/change.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import type { Registry } from '../tables.ts';
import { summaryOf } from './addressees.ts';
import { peopleAmong, selectDelivery, type WholeDelivery } from './delivery-rows.ts';

export interface DeliveryPatch {
  state?: DeliveryState | null;
  method?: string | null;
  trackingNumber?: string;
  sentOn?: string | null;
  settledOn?: string | null;
  note?: string;
}

/** The wanted deliveries that the operation reaches, by id; their letters are locked, in one order. */
export async function lockDeliveries(
  unit: Unit<Registry>,
  ids: readonly string[],
): Promise<Map<string, WholeDelivery>> {
  const wanted = [...new Set(ids)];
  // As a change of a letter does: the letter first, so that the two never wait for each other in a ring.
  await unit
    .from('letter')
    .select('letter.id')
    .where(
      sql<boolean>`letter.id in (select of.letter_id from letter_addressee of where of.id = any(${wanted}::uuid[]))`,
    )
    .orderBy('letter.id')
    .forUpdate()
    .execute();
  const rows = await selectDelivery(unit.from('letter_addressee', 'record'))
    .where('letter_addressee.id', 'in', wanted)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

const told: readonly (keyof DeliveryPatch)[] = ['state', 'method', 'trackingNumber', 'sentOn', 'settledOn', 'note'];
const fieldOf = (key: string) => `delivery${key[0]?.toUpperCase()}${key.slice(1)}`;
const typed = new Set(['deliveryNote']);
const onCard = new Set(['deliveryMethod', 'deliveryTrackingNumber']);

/** What of the patch differs; the event tells it under names of its own. */
export const deliveryChanges = (row: WholeDelivery, patch: DeliveryPatch): FieldChange[] =>
  told.flatMap((key) =>
    patch[key] === undefined || patch[key] === row[key]
      ? []
      : [{ field: fieldOf(key), from: row[key], to: patch[key] }],
  );

export async function writeDelivery(
  unit: Unit<Registry>,
  row: WholeDelivery,
  patch: DeliveryPatch,
  facts: Record<string, unknown> = {},
): Promise<boolean> {
  const changes = deliveryChanges(row, patch);
  if (changes.length === 0) return false;
  const next = { ...row, ...patch };
  await unit
    .update('letter_addressee')
    .set({
      delivery_state: next.state,
      delivery_method: next.method,
      tracking_number: next.trackingNumber,
      sent_on: next.sentOn,
      settled_on: next.settledOn,
      delivery_note: next.note,
      delivery_by: unit.actor.id,
      delivery_at: unit.moment,
    })
    .where('letter_addressee.id', '=', row.id)
    .execute();
  if (patch.trackingNumber !== undefined && row.register) {
    await unit
      .update('dispatch_item')
      .set({ tracking_number: patch.trackingNumber })
      .where('dispatch_item.register_id', '=', row.register.id)
      .where('dispatch_item.addressee_id', '=', row.id)
      .execute();
  }
  // The way and the number stand on the letter's card: whoever changes that without having seen this is told of both.
  const shown = changes.some(({ field }) => onCard.has(field));
  const version = shown ? await changeRecord(unit, row.letterId) : row.version;
  const record = { id: row.letterId, kind: row.recordKind, version };
  const note = await changeNote(unit, record, changes, typed);
  const { version: _version, ...rest } = note.data;
  const data = shown ? { ...note.data, fields: [...(note.data.fields as string[]), 'addressees'] } : rest;
  unit.event({ ...note, subjectIds: peopleAmong([row]), data: { ...data, addresseeId: row.id, ...facts } });
  return true;
}

/** After their addressees: the way and the number that the letters show for the whole. */
export async function sumUpLetters(unit: Unit<Registry>, letterIds: Iterable<string>): Promise<void> {
  for (const id of new Set(letterIds)) {
    const addressees = await unit
      .from('letter_addressee')
      .select(['delivery_method as deliveryMethod', 'tracking_number as trackingNumber'])
      .where('letter_id', '=', id)
      .orderBy('position')
      .execute();
    const { deliveryMethod, trackingNumber } = summaryOf(addressees);
    await unit
      .update('letter')
      .set({ delivery_method: deliveryMethod, tracking_number: trackingNumber })
      .where('letter.id', '=', id)
      .where(
        sql<boolean>`(letter.delivery_method is distinct from ${deliveryMethod} or letter.tracking_number <> ${trackingNumber})`,
      )
      .execute();
  }
}
