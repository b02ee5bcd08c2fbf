// One registration: what the person said of themselves, whom we know who may be the same, and the decision.
import { IconCheck, IconHistory, IconRefresh, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import {
  admitRegistration,
  listRegistrations,
  readRegistration,
  rejectRegistration,
  reopenRegistration,
} from '#contract/registration.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { usePlaceName } from '../../../core/place.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { RecordPage } from '../../../core/record/RecordPage.tsx';
import type { RecordAct } from '../../../core/record/record-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { AdmitDialog } from './AdmitDialog.tsx';
import { Matches } from './Matches.tsx';
import classes from './Registrations.module.css';
import { type RegistrationCard, useRegistrationWords } from './registration-words.ts';

export function RegistrationDetails({ id, close }: { id: string; close?: () => void }) {
  const card = useOperation(readRegistration, { id }, { kinds: ['registration'] });
  usePlaceName(card.data?.name);
  if (card.error && !card.data) return <ErrorState error={card.error} retry={() => void card.refetch()} />;
  if (!card.data) return <SkeletonRows rows={8} />;
  return <Whole card={card.data} close={close} reload={() => void card.refetch()} />;
}

interface WholeProps {
  card: RegistrationCard;
  close: (() => void) | undefined;
  reload: () => void;
}

function Whole({ card, close, reload }: WholeProps) {
  const t = useText('registrations');
  const locale = useLocale();
  const words = useRegistrationWords();
  const [dialog, setDialog] = useState<'confirm' | 'reject' | null>(null);
  const changes = [listRegistrations, readRegistration];
  const reject = useAction(rejectRegistration, { changes });
  const reopen = useAction(reopenRegistration, { changes });
  const { id, name } = card;
  const considerAgain = async () => {
    try {
      await reopen.run({ id });
      toast({ tone: 'done', text: t('reopen.done', { name }) });
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  const acts: RecordAct[] = [
    {
      operation: admitRegistration,
      label: t('act.confirm'),
      icon: IconCheck,
      primary: true,
      run: () => setDialog('confirm'),
    },
    {
      operation: rejectRegistration,
      label: t('act.reject'),
      icon: IconX,
      danger: true,
      run: () => setDialog('reject'),
    },
    { operation: reopenRegistration, label: t('act.reopen'), icon: IconRefresh, run: () => void considerAgain() },
  ];
  return (
    <RecordPage
      recordId={id}
      version={0}
      number={t('number', { number: card.number })}
      title={name}
      status={words.state(card.state)}
      note={card.reason ? t('reasonWas', { reason: card.reason }) : undefined}
      can={card.can}
      acts={acts}
      facts={
        <Facts
          items={[
            { label: t('field.source'), value: words.source(card.source), always: true },
            { label: t('field.requested'), value: <DateText moment={card.requestedAt} /> },
            { label: t('field.decided'), value: card.decidedAt ? <DateText moment={card.decidedAt} /> : null },
            { label: t('field.decidedBy'), value: card.decidedBy?.name },
            { label: t('field.mergedInto'), value: card.mergedInto?.name },
            { label: t('field.notice'), value: words.notice(card) },
          ]}
        />
      }
      {...(close ? { beside: { close, href: `/admin/registrations/${id}` } } : {})}
      reload={reload}
    >
      <Facts
        title={t('said')}
        items={[
          { label: t('field.login'), value: card.login, always: true },
          { label: t('field.email'), value: card.email, always: true },
          { label: t('field.phone'), value: card.phone },
          { label: t('field.note'), value: card.note },
        ]}
      />
      {card.state === 'waiting' ? (
        <Matches card={card} />
      ) : (
        <p className={classes.dim}>
          <IconHistory size={14} stroke={1.6} aria-hidden="true" /> {t('decidedNote')}
        </p>
      )}
      {dialog === 'confirm' ? <AdmitDialog ids={[id]} name={name} onClose={() => setDialog(null)} /> : null}
      <ConfirmWithReason
        opened={dialog === 'reject'}
        title={t('reject.title', { name })}
        text={t('reject.text')}
        verb={t('act.reject')}
        onClose={() => setDialog(null)}
        onConfirm={async (reason) => {
          await reject.run({ id, reason });
          toast({ tone: 'done', text: t('reject.done', { name }) });
        }}
      />
    </RecordPage>
  );
}
