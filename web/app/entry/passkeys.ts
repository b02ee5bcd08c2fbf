// Passkeys in the browser; the library is loaded when one is first used.
import type { Output } from '#contract/core.ts';
import { askPasskey, type beginPasskey } from '#contract/second-factors.ts';
import { api } from '../../core/api/call.ts';

const load = () => import('@simplewebauthn/browser');

export const passkeysWork = (): boolean => window.isSecureContext && 'PublicKeyCredential' in window;

/** The person closed the browser's window, or the device did not know them. */
export class PasskeyCancelled extends Error {}

const cancelled = (error: unknown): never => {
  throw new PasskeyCancelled(String(error));
};

/** The browser's answer for a sign-in or a proof; `attempt` is the sign-in whose second step it is. */
export async function showPasskey(attempt?: string) {
  const { challengeId, options } = await api.call(askPasskey, attempt ? { challengeId: attempt } : {});
  const { startAuthentication } = await load();
  const response = await startAuthentication({ optionsJSON: options as never }).catch(cancelled);
  return { challengeId, response: { ...response } };
}

export async function makePasskey({ challengeId, options }: Output<typeof beginPasskey>) {
  const { startRegistration } = await load();
  const response = await startRegistration({ optionsJSON: options as never }).catch(cancelled);
  return { challengeId, response: { ...response } };
}
