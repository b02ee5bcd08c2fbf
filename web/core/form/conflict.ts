// What a 412 says: the version now in the record, and per field the two values between which the person chooses.
// Reads `details: { version, fields: [{ field, yours, current }] }`.
import type { ApiError } from '../api/api-error.ts';
import type { Conflict } from './form-store.ts';

export function conflictOf(error: ApiError): Conflict | null {
  const { version, fields } = error.details;
  if (typeof version !== 'number' || !Array.isArray(fields)) return null;
  const read = fields.flatMap((one: unknown) => {
    const { field, yours, current } = (one ?? {}) as Record<string, unknown>;
    return typeof field === 'string' ? [{ field, yours, current }] : [];
  });
  return read.length > 0 ? { version, fields: read } : null;
}
