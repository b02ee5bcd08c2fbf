// One task: approve, look for leftovers and decide on each, carry out. The acts stand in the order in which they are done.
import { Button, SegmentedControl } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  approveDisposals,
  carryOutDisposal,
  decideLeftovers,
  declineDisposal,
  listDisposals,
  printAct,
  readDisposal,
  searchLeftovers,
} from '#contract/personal-data.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { Facts } from '../../../core/record/Facts.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { DueDate } from '../../../core/show/DueDate.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocale, useLocalText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from '../Privacy.module.css';
import { PrivacyPage, PrivacySection } from '../PrivacyPage.tsx';
import { usePrivacyWords } from '../words.ts';

export default function DisposalPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t, state, category } = usePrivacyWords();
  const locale = useLocale();
  const say = useLocalText();
  const task = useOperation(readDisposal, { id });
  const changes = { changes: [readDisposal, listDisposals] };
  const approve = useAction(approveDisposals, changes);
  const decline = useAction(declineDisposal, changes);
  const search = useAction(searchLeftovers, changes);
  const decide = useAction(decideLeftovers, changes);
  const carryOut = useAction(carryOutDisposal, changes);
  const [dialog, setDialog] = useState<'decline' | 'carryOut' | null>(null);
  const { data } = task;
  const may = (name: string) => data?.can.includes(`privacy.disposal.${name}`) ?? false;
  const told = (promise: Promise<unknown>) =>
    void promise.catch((error: unknown) =>
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  const isAct = data?.category.startsWith('act:') ?? false;
  const undecided = data?.leftovers.filter((one) => one.decision === null) ?? [];
  return (
    <PrivacyPage
      title={data ? t('disposals.number', { number: data.number }) : undefined}
      loading={!data}
      error={task.error}
      retry={() => void task.refetch()}
      status={data ? <StatusDot {...state(data.state)} /> : null}
      acts={
        <>
          {may('decline') ? (
            <Button size="xs" variant="default" onClick={() => setDialog('decline')}>
              {t('disposals.decline')}
            </Button>
          ) : null}
          {may('approve') ? (
            <Button size="xs" loading={approve.pending} onClick={() => told(approve.run({ ids: [id] }))}>
              {t('disposals.approve')}
            </Button>
          ) : null}
          {may('carryOut') ? (
            <Button size="xs" color="red" onClick={() => setDialog('carryOut')}>
              {t('disposals.carryOut')}
            </Button>
          ) : null}
        </>
      }
    >
      {data ? (
        <Facts
          items={[
            {
              label: t('disposals.subject'),
              value: <Link to={`/privacy/subjects/${data.subjectId}`}>{data.subjectName}</Link>,
            },
            { label: t('disposals.category'), value: category(data.category) },
            { label: t('disposals.way'), value: t(`way.${data.way}`) },
            { label: t('disposals.cause'), value: t(`cause.${data.cause}`) },
            { label: t('disposals.reason'), value: data.reason },
            { label: t('disposals.proposedAt'), value: <DateText moment={data.proposedAt} /> },
            {
              label: t('disposals.dueOn'),
              value: <DueDate day={data.dueOn} done={data.state === 'done' || data.state === 'declined'} />,
            },
            { label: t('disposals.decidedBy'), value: data.decidedBy },
            { label: t('disposals.declineReason'), value: data.declineReason },
            {
              label: t('acts.one'),
              value: data.actId ? (
                <a href={printAct.path.replace(':id', data.actId)}>{t('acts.numbered', { number: data.actNumber })}</a>
              ) : null,
            },
          ]}
        />
      ) : null}
      {data && data.way !== 'part' && data.state !== 'done' ? (
        <PrivacySection
          title={t('leftovers.title')}
          acts={
            may('search') ? (
              <Button size="xs" variant="default" loading={search.pending} onClick={() => told(search.run({ id }))}>
                {t(data.searchedAt ? 'leftovers.again' : 'leftovers.search')}
              </Button>
            ) : null
          }
        >
          <p className={classes.dim}>{t('leftovers.hint')}</p>
          {data.searchedAt && data.leftovers.length === 0 ? <p>{t('leftovers.none')}</p> : null}
          {undecided.length > 1 && may('decideLeftovers') ? (
            <Button
              size="xs"
              variant="subtle"
              onClick={() =>
                told(
                  decide.run({ id, decisions: undecided.map((one) => ({ id: one.id, decision: 'replace' as const })) }),
                )
              }
            >
              {t('leftovers.replaceAll', { count: undecided.length })}
            </Button>
          ) : null}
          <ul className={classes.list}>
            {data.leftovers.map((one) => (
              <li key={one.id} className={classes.item}>
                <div className={classes.about}>
                  <p>{one.excerpt}</p>
                  <p className={classes.dim}>{say(one.title)}</p>
                </div>
                <SegmentedControl
                  size="xs"
                  disabled={!may('decideLeftovers')}
                  aria-label={t('leftovers.decision')}
                  value={one.decision ?? ''}
                  data={[
                    { value: 'replace', label: t('leftovers.replace') },
                    { value: 'keep', label: t('leftovers.keep') },
                  ]}
                  onChange={(decision) =>
                    told(decide.run({ id, decisions: [{ id: one.id, decision: decision as 'replace' | 'keep' }] }))
                  }
                />
              </li>
            ))}
          </ul>
        </PrivacySection>
      ) : null}
      <ConfirmWithReason
        opened={dialog === 'decline'}
        title={t('disposals.decline')}
        text={t('disposals.declineText')}
        verb={t('disposals.decline')}
        onConfirm={(reason) => decline.run({ id, reason })}
        onClose={() => setDialog(null)}
      />
      <ConfirmWithReason
        opened={dialog === 'carryOut'}
        title={t('disposals.carryOut')}
        text={isAct ? t('disposals.removeActText') : t('disposals.carryOutText', { name: data?.subjectName ?? '' })}
        verb={t('disposals.carryOut')}
        reason="none"
        onConfirm={async () => {
          const { actNumber } = await carryOut.run({ id, confirm: true });
          toast({
            tone: 'done',
            text: actNumber === null ? t('disposals.actRemoved') : t('disposals.done', { number: actNumber }),
          });
        }}
        onClose={() => setDialog(null)}
      />
    </PrivacyPage>
  );
}
