// The letters with this contact: the registry's lists, already filtered by it.
import { IconInbox, IconSend } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useCan } from '../../../core/api/session.ts';
import { writeListState } from '../../../core/list/list-state.ts';
import { useText } from '../../../core/text/texts.ts';
import classes from './Contact.module.css';

const directions = [
  { direction: 'incoming', Icon: IconInbox },
  { direction: 'outgoing', Icon: IconSend },
] as const;

export function ContactLetters({ contact }: { contact: { id: string; name: string } }) {
  const t = useText('contacts');
  const mayList = useCan('correspondence.letter.list');
  if (!mayList) return null;
  const filters = { correspondentId: `${contact.id}~${contact.name}` };
  const hash = writeListState({ filters, sort: null, view: null, open: null });
  return (
    <section aria-labelledby={`letters-${contact.id}`}>
      <h2 className={classes.heading} id={`letters-${contact.id}`}>
        {t('letters.title')}
      </h2>
      <p className={classes.letters}>
        {directions.map(({ direction, Icon }) => (
          <Link key={direction} to={`/${direction}`} hash={hash} className={classes.letterList}>
            <Icon size={16} stroke={1.6} aria-hidden="true" />
            {t(`letters.${direction}`)}
          </Link>
        ))}
      </p>
    </section>
  );
}
