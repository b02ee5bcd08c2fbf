// The end of a role: typed as its last day where the organisation is, kept as the moment at which that day is over.
import { type RawBuilder, sql } from 'kysely';
import { shapeOf } from '../../handle.ts';

export const endOfDay = (handle: object, day: string): RawBuilder<string> =>
  sql<string>`(${day}::date + 1)::timestamp at time zone ${shapeOf(handle).services.config.zone}`;

/** `column` holds the moment; null stays null. */
export const lastDay = (handle: object, column = 'ends_at'): RawBuilder<string | null> =>
  sql<
    string | null
  >`to_char((${sql.ref(column)} at time zone ${shapeOf(handle).services.config.zone}) - interval '1 second', 'YYYY-MM-DD')`;
