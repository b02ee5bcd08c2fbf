// One contact of a pair that looks alike: its name and what tells it from the other.
import { Link } from '@tanstack/react-router';
import type { listDoubles } from '#contract/contacts.ts';
import type { Output } from '#contract/core.ts';
import { useText } from '../../../core/text/texts.ts';
import { joined, phoneText } from '../words.ts';
import classes from './Doubles.module.css';

export function PairSide({ contact }: { contact: Output<typeof listDoubles>['items'][number]['one'] }) {
  const t = useText('contacts');
  return (
    <div className={classes.side}>
      <Link to={`/contacts/${contact.id}`}>{contact.name}</Link>
      <span className={classes.dim}>
        {joined([
          contact.inn && t('innOf', { inn: contact.inn }),
          contact.position,
          contact.organisationName,
          ...contact.phones.map(phoneText),
          ...contact.emails,
        ])}
      </span>
    </div>
  );
}
