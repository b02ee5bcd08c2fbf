// How the installation is doing: what needs a look first, then the figures. Refreshes itself while it is open.
import { Link } from '@tanstack/react-router';
import { readSystemState } from '#contract/system-state.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './System.module.css';
import { SystemFacts } from './SystemFacts.tsx';

/** Where to go about each; the rest are mended outside the program. */
const places: Record<string, string> = {
  'no-mail-server': '/admin/settings/mail',
  'mail-failed': '/admin/outbox',
  'messenger-away': '/admin/messenger',
  'messages-parked': '/admin/messenger',
  'mailbox-away': '/admin/mailboxes',
  'letters-parked': '/admin/mailboxes',
  'trigger-off': '/admin/triggers',
  'journal-unsealed': '/admin/journal',
  'one-owner': '/admin/users',
};
const urgent = new Set(['disk-nearly-full', 'journal-unsealed', 'jobs-failed']);

export default function SystemPage() {
  const t = useText('system');
  const state = useOperation(readSystemState, {}, { refetchInterval: 15_000 });
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('title')}</h1>
      {state.error && !state.data ? <ErrorState error={state.error} retry={() => void state.refetch()} /> : null}
      {state.isPending ? <SkeletonRows rows={10} /> : null}
      {state.data ? (
        <>
          <section aria-label={t('concerns')} className={classes.concerns}>
            {state.data.concerns.length === 0 ? <p className={classes.fine}>{t('fine')}</p> : null}
            {state.data.concerns.map((concern) => {
              const place = places[concern];
              return (
                <div key={concern} className={classes.concern} data-urgent={urgent.has(concern) || undefined}>
                  <h2 className={classes.concernTitle}>{t(`concern.${concern}.title`)}</h2>
                  <p className={classes.concernText}>
                    {t(`concern.${concern}.text`)} {place ? <Link to={place as never}>{t('open')}</Link> : null}
                  </p>
                </div>
              );
            })}
          </section>
          <SystemFacts state={state.data} />
        </>
      ) : null}
    </div>
  );
}
