// What the shape of a mailbox's settings cannot say: a password in the clear needs a yes, certificates must read, folders differ, tokens
// have a place that they come from.
import type { MailboxSettings } from '#contract/mailboxes.ts';
import { isCertificates } from '../identity/directories/check-settings.ts';
import { isThisComputer } from '../identity/openid/provider-fetch.ts';
import { refuseField } from '../refusal.ts';

export function checkSettings(settings: MailboxSettings): void {
  if (settings.security === 'plain' && !settings.plainAccepted)
    throw refuseField('settings.plainAccepted', 'mailbox_plain');
  if (settings.ca && !isCertificates(settings.ca)) throw refuseField('settings.ca', 'mailbox_ca_wrong');
  if (settings.signIn !== 'password') {
    if (!isTokenUrl(settings.tokenUrl)) throw refuseField('settings.tokenUrl', 'mailbox_token_url');
    if (!settings.clientId) throw refuseField('settings.clientId', 'mailbox_client_missing');
  }
  if (settings.handled !== 'move') return;
  if (!settings.moveTo) throw refuseField('settings.moveTo', 'mailbox_move_missing');
  if (settings.moveTo.toLowerCase() === settings.folder.toLowerCase())
    throw refuseField('settings.moveTo', 'mailbox_move_same');
}

/** A secret goes over HTTPS, or to a program on this very computer. */
function isTokenUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isThisComputer(url));
}
