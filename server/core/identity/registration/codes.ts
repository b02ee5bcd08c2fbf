// Six digits by mail: good for one attempt, ten minutes and five tries; kept as an HMAC with a key outside the database.
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { Services } from '../../services.ts';

export const codeMinutes = 10;
export const codeTries = 5;

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

export const codeHash = ({ keys }: Pick<Services, 'keys'>, attemptId: string, code: string): Buffer =>
  createHmac('sha256', keys.for('registration-code')).update(`${attemptId} ${code}`).digest();

export const codeFits = (services: Pick<Services, 'keys'>, attemptId: string, code: string, hash: Buffer): boolean =>
  timingSafeEqual(codeHash(services, attemptId, code), hash);
