// Where words on a record are written: into itself, or into the one that it was merged into.
import { shapeOf } from '../handle.ts';
import { Refusal } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';
import { audiencesFor } from './audience.ts';
import type { RecordFacts } from './participants.ts';
import { reachRecord, visibleRecord } from './reach.ts';

export interface WordsPlace {
  record: RecordFacts;
  /** Set when the words go elsewhere than they were addressed to. */
  goneTo?: { id: string; kind: string; number: string | null };
}

/** The actor must reach the record that was addressed, and see the one that is written in. */
export async function wordsPlace(unit: AnyUnit, id: string): Promise<WordsPlace> {
  const record = await reachRecord(unit, id);
  const kind = shapeOf(unit).services.catalog.recordKinds.get(record.kind);
  if (record.life !== 'merged' || !kind?.wordsGoTo) return { record };
  const goneTo = await kind.wordsGoTo(unit, id);
  if (goneTo.id === id) return { record };
  const target = await visibleRecord(unit, goneTo.id).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'not_found')
      throw new Refusal('words_gone', { number: goneTo.number ?? '' });
    throw error;
  });
  // What was meant for ourselves must not become a word to the requester there.
  if (audiencesFor(unit, target).length < audiencesFor(unit, record).length)
    throw new Refusal('words_gone', { number: goneTo.number ?? '' });
  return { record: target, goneTo: { ...goneTo, kind: target.kind } };
}
