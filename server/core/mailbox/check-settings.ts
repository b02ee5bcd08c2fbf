// What the shape of a mailbox's settings cannot say: a password in the clear needs a yes, certificates must read, folders differ.
import type { MailboxSettings } from '#contract/mailboxes.ts';
import { isCertificates } from '../identity/directories/check-settings.ts';
import { refuseField } from '../refusal.ts';

export function checkSettings(settings: MailboxSettings): void {
  if (settings.security === 'plain' && !settings.plainAccepted)
    throw refuseField('settings.plainAccepted', 'mailbox_plain');
  if (settings.ca && !isCertificates(settings.ca)) throw refuseField('settings.ca', 'mailbox_ca_wrong');
  if (settings.handled !== 'move') return;
  if (!settings.moveTo) throw refuseField('settings.moveTo', 'mailbox_move_missing');
  if (settings.moveTo.toLowerCase() === settings.folder.toLowerCase())
    throw refuseField('settings.moveTo', 'mailbox_move_same');
}
