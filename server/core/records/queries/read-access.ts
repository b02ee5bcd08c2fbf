// Why the reader sees a record: each grant of its kind's read operation that shows it, and the part it goes by.
import { readAccess } from '#contract/record-access.ts';
import { query } from '../../core-operation.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { reasonOfGrant, reasonOfSwitch, rightsWords } from '../../identity/rights/explain.ts';
import { covers, type Grant, type Lens, type Switch } from '../../rights.ts';
import type { RecordFacts } from '../participants.ts';
import { visibleRecord } from '../reach.ts';

/** The participants that bring the record under the lens. */
const partsUnder = (lens: Lens, record: RecordFacts): RecordFacts['participants'] =>
  lens.principals === 'all'
    ? []
    : record.participants.filter((one) => covers([lens], { ...record, participants: [one] }));

export const readAccessQuery = query(readAccess, async (reader, { id }) => {
  const record = await visibleRecord(reader, id);
  const { catalog } = shapeOf(reader).services;
  const { rights } = reader.actor;
  const read = catalog.handlers.get(catalog.recordKinds.get(record.kind)?.read ?? '')?.operation;
  if (!read) throw new Error(`${record.kind} is read by nothing`);
  const words = await rightsWords(reader);
  const showing = (given: Grant | Switch) =>
    rights.lensesOf(given, read.ownParts).filter((lens) => covers([lens], record));
  const { grants, switches } = rights.reasons(read.name);
  const found = [
    ...grants.map((grant) => ({ said: reasonOfGrant(words, grant), lenses: showing(grant) })),
    ...switches.map((one) => ({ said: reasonOfSwitch(words, one), lenses: showing(one) })),
  ].filter((one) => one.lenses.length > 0);
  const because = found.map(({ said, lenses }) => ({
    said,
    through: [
      ...new Map(
        lenses.flatMap((lens) => partsUnder(lens, record)).map((one) => [`${one.principalId} ${one.part}`, one]),
      ).values(),
    ],
  }));
  const ids = [...new Set(because.flatMap((one) => one.through.map((part) => part.principalId)))];
  const rows = ids.length
    ? await unscoped(reader).selectFrom('principal').select(['id', 'name', 'kind']).where('id', 'in', ids).execute()
    : [];
  const named = new Map(rows.map((row) => [row.id, row]));
  return {
    operation: { name: read.name, title: read.title },
    clearance: record.clearance as never,
    because: because.map(({ said, through }) => ({
      ...said,
      through: through.map(({ principalId, part }) => ({
        id: principalId,
        name: named.get(principalId)?.name ?? '',
        kind: named.get(principalId)?.kind ?? 'user',
        part: part as never,
      })),
    })),
  };
});
