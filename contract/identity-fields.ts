// Fields that sign-in and people's cards share.
import * as z from 'zod';
import { date } from './core.ts';

export const login = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .regex(/^[\p{L}\p{N}._@-]+$/u);
export const email = z.email().max(254);
export const password = z.string().min(1).max(128);

/** An IANA zone such as `Asia/Yekaterinburg`; empty: the organisation's zone. */
export const zone = z
  .string()
  .trim()
  .max(60)
  .regex(/^([A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2})?$/);
/** A day of birth: not in the future beyond any zone, nobody older than the eldest on record. */
export const birthDate = date.refine((day) => day >= '1900-01-01' && Date.parse(day) <= Date.now() + 86_400_000);
