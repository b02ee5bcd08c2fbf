// Shows its content only to those who are granted the operation: by the session (`operation`), or, on a record,
// by the record's own `can` list. <Can operation={registerLetter}>…</Can> · <Can operation="…" of={letter.can}>…</Can>
import type { ReactNode } from 'react';
import type { Operation } from '#contract/core.ts';
import { useCan } from '../api/session.ts';

export interface CanProps {
  operation: Operation | string;
  /** The record's `can`; without it the session's list decides. */
  of?: string[];
  children: ReactNode;
  otherwise?: ReactNode;
}

export function Can({ operation, of, children, otherwise = null }: CanProps) {
  const granted = useCan(operation);
  const name = typeof operation === 'string' ? operation : operation.name;
  return (of ? of.includes(name) : granted) ? children : otherwise;
}
