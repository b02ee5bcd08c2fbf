// People whom the newcomer may be, the likeliest first; merging makes one account of the two.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { readUser } from '#contract/identity.ts';
import { listRegistrations, mergeRegistration, readRegistration } from '#contract/registration.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useAdminWords } from '../words.ts';
import classes from './Registrations.module.css';
import { type Match, type RegistrationCard, useRegistrationWords } from './registration-words.ts';

export function Matches({ card }: { card: RegistrationCard }) {
  const t = useText('registrations');
  const words = useRegistrationWords();
  const admin = useAdminWords();
  const maySeeUser = useCan(readUser);
  const [into, setInto] = useState<Match | null>(null);
  const merge = useAction(mergeRegistration, { changes: [listRegistrations, readRegistration] });
  const mayMerge = card.can.includes(mergeRegistration.name);
  return (
    <section aria-labelledby="matches">
      <h2 className={classes.section} id="matches">
        {t('matches.title')}
      </h2>
      {card.matches.length === 0 ? <p className={classes.dim}>{t('matches.none')}</p> : null}
      <ul className={classes.matches}>
        {card.matches.map((match) => (
          <li key={match.id} className={classes.match}>
            <div className={classes.about}>
              <p className={classes.name}>
                {maySeeUser ? <Link to={`/admin/users/${match.id}`}>{match.name}</Link> : match.name}
              </p>
              <p className={classes.dim}>
                {[match.login, match.position, match.groups.join(', '), match.email, match.phone]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <p className={classes.dim}>
                {t('matches.same', { grounds: words.grounds(match) })} · {admin.status(match.status)}
              </p>
            </div>
            {mayMerge && match.mergeable ? (
              <Button variant="default" size="xs" onClick={() => setInto(match)}>
                {t('act.merge')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ConfirmWithReason
        opened={into !== null}
        title={t('merge.title', { name: into?.name ?? '' })}
        text={t(into?.status === 'invited' ? 'merge.textInvited' : 'merge.text', { login: into?.login ?? '' })}
        verb={t('act.merge')}
        reason="none"
        onClose={() => setInto(null)}
        onConfirm={async () => {
          if (!into) return;
          await merge.run({ id: card.id, intoId: into.id });
          toast({ tone: 'done', text: t('merge.done', { name: into.name }) });
        }}
      />
    </section>
  );
}
