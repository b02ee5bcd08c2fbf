// What every step of sign-in answers, with the secrets that travel in cookies alone.
import type * as z from 'zod';
import type { signInMethods, signInStep } from '#contract/sign-in.ts';
import type { deviceSecret, sessionSecret } from '../../http/cookies.ts';

export type SignInMethod = (typeof signInMethods)[number];
export type SignInStep = z.output<typeof signInStep> & {
  [sessionSecret]?: { secret: string; hours: number };
  [deviceSecret]?: { userId: string; secret: string };
};
