// Fields that sign-in and people's cards share.
import * as z from 'zod';

export const login = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .regex(/^[\p{L}\p{N}._@-]+$/u);
export const email = z.email().max(254);
export const password = z.string().min(1).max(128);
