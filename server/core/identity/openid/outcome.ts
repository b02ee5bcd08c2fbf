// What a way back from a provider answers; the session's secret travels in the marks of its step.
import type { Output } from '#contract/core.ts';
import type { returnOpenid } from '#contract/openid.ts';
import type { SignInStep } from '../sign-in/step.ts';

export type Outcome = Output<typeof returnOpenid> & Partial<Pick<SignInStep, symbol & keyof SignInStep>>;
