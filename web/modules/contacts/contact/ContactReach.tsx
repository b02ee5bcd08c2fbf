// How to reach the contact: phones, e-mail and postal address, each ready to press; and the note about it.
import { IconMail, IconMapPin, IconNote, IconPhone } from '@tabler/icons-react';
import type { readContact } from '#contract/contacts.ts';
import type { Output } from '#contract/core.ts';
import { useText } from '../../../core/text/texts.ts';
import { phoneText } from '../words.ts';
import classes from './Contact.module.css';

/** A number as a telephone takes it: digits and the plus; the extension is dialled by hand. */
const dialled = (phone: string) => phone.replace(/\s*доб\..*$/u, '').replace(/[^\d+]/g, '');

export function ContactReach({ contact }: { contact: Output<typeof readContact> }) {
  const t = useText('contacts');
  const { phones, emails, postalAddress, note } = contact;
  if (phones.length + emails.length === 0 && !postalAddress && !note) {
    return <p className={classes.dim}>{t('reach.none')}</p>;
  }
  return (
    <section aria-label={t('reach.title')}>
      <ul className={classes.reach}>
        {phones.map((phone) => (
          <li key={phone}>
            <IconPhone size={16} stroke={1.6} aria-label={t('reach.phone')} />
            <a href={`tel:${dialled(phone)}`}>{phoneText(phone)}</a>
          </li>
        ))}
        {emails.map((email) => (
          <li key={email}>
            <IconMail size={16} stroke={1.6} aria-label={t('reach.email')} />
            <a href={`mailto:${email}`}>{email}</a>
          </li>
        ))}
        {postalAddress ? (
          <li>
            <IconMapPin size={16} stroke={1.6} aria-label={t('field.postalAddress')} />
            <span>{postalAddress}</span>
          </li>
        ) : null}
        {note ? (
          <li>
            <IconNote size={16} stroke={1.6} aria-label={t('field.note')} />
            <span className={classes.note}>{note}</span>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
