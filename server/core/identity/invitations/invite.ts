// Sends or shows an invitation: the single act and the import of people come through here.
import { mailSetting } from '#contract/settings/mail.ts';
import { registrationSetting } from '#contract/settings/registration.ts';
import { shapeOf } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { settingIn } from '../../settings/value.ts';
import type { AnyUnit } from '../../unit.ts';
import type { LockedPerson } from '../lock-person.ts';
import { linkMail, untilWords } from './link-mails.ts';
import { newLink } from './links.ts';

export interface Invitation {
  expiresAt: string;
  sentTo: string | null;
  link: string | null;
}

export async function invite(unit: AnyUnit, person: LockedPerson, show: boolean): Promise<Invitation> {
  if (person.status !== 'invited') throw new Refusal('not_invited');
  if (!person.email && !show) throw new Refusal('no_email');
  const { inviteHours } = await settingIn(unit, registrationSetting);
  const { link, expiresAt } = await newLink(unit, { userId: person.id, purpose: 'invite', hours: inviteHours });
  // Without a mail server the letter would stay in the outbox, where nobody reads the link.
  if (show || !person.email || !(await hasMail(unit))) return { expiresAt, sentTo: null, link };
  const until = untilWords(expiresAt, person.locale, shapeOf(unit).services.config.zone);
  await linkMail(unit, 'invite', { ...person, email: person.email }, { link, until });
  return { expiresAt, sentTo: person.email, link: null };
}

async function hasMail(unit: AnyUnit): Promise<boolean> {
  const { url } = await settingIn(unit, mailSetting);
  return Boolean(url || shapeOf(unit).services.config.smtpUrl);
}
