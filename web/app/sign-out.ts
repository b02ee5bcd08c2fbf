// Ends the session here and forgets everything of the person that this browser holds, drafts of the second net included.
import { closeSession } from '#contract/sign-in.ts';
import { forgetBehalf } from '../core/api/behalf.ts';
import { api } from '../core/api/call.ts';
import { forgetPreferences } from '../core/preferences.ts';

export async function signOut(): Promise<void> {
  await api.call(closeSession, {}).catch(() => undefined);
  forgetPreferences('draft.');
  forgetBehalf();
  window.location.assign('/auth/login');
}
