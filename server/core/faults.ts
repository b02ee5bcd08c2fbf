// What the database says, turned into refusals: constraints by name, an unreachable server, a passing conflict.
import type { Catalog } from './catalog.ts';
import { Refusal } from './refusal.ts';

interface DatabaseFault extends Error {
  code?: string;
  constraint?: string;
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
  '53300',
]);

/** The transaction met another one and may be run again from its start. */
export const isPassing = (error: unknown): boolean => ['40001', '40P01'].includes((error as DatabaseFault)?.code ?? '');

/** The transaction was lost to a statement before this one, whose own error says why. */
export const isAfterFault = (error: unknown): boolean => (error as DatabaseFault)?.code === '25P02';

export const isUnreachable = (error: unknown): boolean => {
  const fault = error as DatabaseFault;
  if (!(error instanceof Error)) return false;
  return (
    unreachable.has(fault.code ?? '') ||
    /Connection terminated|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Connection ended/i.test(
      fault.message,
    )
  );
};

/** The refusal that a database error stands for, or the error itself. */
export function refusalOf(error: unknown, catalog: Catalog): unknown {
  if (error instanceof Refusal) return error;
  const fault = error as DatabaseFault;
  if (fault?.code === '23505' || fault?.code === '23503' || fault?.code === '23514') {
    const code = catalog.constraints.get(fault.constraint ?? '');
    if (code) return new Refusal(code);
    if (fault.code === '23503') return new Refusal('not_found');
  }
  if (isUnreachable(error)) return new Refusal('unavailable');
  return error;
}
