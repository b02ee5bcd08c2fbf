// Everything that the system holds of one person, and what the officer may do: package, block, destroy, see who looked.
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { blockSubject, proposeDisposal, readSubject, releaseSubject } from '#contract/personal-data.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocalText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from '../Privacy.module.css';
import { PrivacyPage, PrivacySection } from '../PrivacyPage.tsx';
import { usePrivacyWords } from '../words.ts';
import { PackagesSection } from './PackagesSection.tsx';
import { PaperConsent } from './PaperConsent.tsx';
import { ReadersSection } from './ReadersSection.tsx';

type Dialog = 'block' | 'release' | 'destroy' | 'anonymise' | 'consent' | null;

export default function SubjectPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const words = usePrivacyWords();
  const { t } = words;
  const say = useLocalText();
  const subject = useOperation(readSubject, { id });
  const [dialog, setDialog] = useState<Dialog>(null);
  const changes = { changes: [readSubject] };
  const block = useAction(blockSubject, changes);
  const release = useAction(releaseSubject, changes);
  const propose = useAction(proposeDisposal, changes);
  const { data } = subject;
  const may = (name: string) => data?.can.includes(name) ?? false;
  const close = () => setDialog(null);
  const confirm = async (reason: string) => {
    if (dialog === 'block') await block.run({ id, reason });
    if (dialog === 'release') await release.run({ id, reason });
    if (dialog === 'destroy' || dialog === 'anonymise') await propose.run({ subjectId: id, way: dialog, reason });
    toast({ tone: 'done', text: t(`subject.did.${dialog}`) });
  };
  return (
    <PrivacyPage
      title={data?.name}
      loading={!data}
      error={subject.error}
      retry={() => void subject.refetch()}
      status={
        data?.destroyedAt ? (
          <StatusDot group="refused" label={t('subjects.destroyed')} />
        ) : data?.block ? (
          <StatusDot group="waiting" label={t('subjects.blocked')} />
        ) : null
      }
      acts={
        <>
          {data && !data.destroyedAt ? (
            <Button size="xs" variant="default" onClick={() => setDialog('consent')}>
              {t('subject.consent')}
            </Button>
          ) : null}
          {may('privacy.subject.block') ? (
            <Button size="xs" variant="default" onClick={() => setDialog('block')}>
              {t('subject.block')}
            </Button>
          ) : null}
          {may('privacy.subject.release') ? (
            <Button size="xs" variant="default" onClick={() => setDialog('release')}>
              {t('subject.release')}
            </Button>
          ) : null}
          {may('privacy.disposal.propose') ? (
            <>
              <Button size="xs" variant="default" onClick={() => setDialog('anonymise')}>
                {t('subject.anonymise')}
              </Button>
              <Button size="xs" variant="default" color="red" onClick={() => setDialog('destroy')}>
                {t('subject.destroy')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      {data?.block ? (
        <p className={classes.note}>
          {t('subject.blockedBy', { name: data.block.by })} <DateText moment={data.block.at} />. {data.block.reason}
        </p>
      ) : null}
      {data?.destroyedAt ? (
        <p className={classes.note}>
          {t('subject.destroyedAt')} <DateText moment={data.destroyedAt} />
        </p>
      ) : null}
      <PrivacySection title={t('subject.values')}>
        {data?.values.length === 0 ? <p className={classes.dim}>{t('subject.noValues')}</p> : null}
        {data && data.values.length > 0 ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard
          <section className={classes.table} tabIndex={0} aria-label={t('subject.values')}>
            <table>
              <thead>
                <tr>
                  <th>{t('subject.what')}</th>
                  <th>{t('subject.value')}</th>
                  <th>{t('subject.source')}</th>
                </tr>
              </thead>
              <tbody>
                {data.values.map((value, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same place may hold several rows
                  <tr key={`${value.place} ${at}`}>
                    <td>{say(value.title)}</td>
                    <td>{value.value}</td>
                    <td className={classes.dim}>{say(value.source)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ) : null}
      </PrivacySection>
      <PrivacySection title={t('consents.title')}>
        <Link to={`/privacy/consents?subjectId=${id}`}>{t('subject.consents', { count: data?.consents ?? 0 })}</Link>
      </PrivacySection>
      {data && data.disposals.length > 0 ? (
        <PrivacySection title={t('disposals.title')}>
          <ul className={classes.list}>
            {data.disposals.map((task) => (
              <li key={task.id} className={classes.item}>
                <Link to={`/privacy/disposals/${task.id}`}>{t('disposals.number', { number: task.number })}</Link>
                <span>{t(`way.${task.way}`)}</span>
                <StatusDot {...words.state(task.state)} />
              </li>
            ))}
          </ul>
        </PrivacySection>
      ) : null}
      <PackagesSection id={id} may={may('privacy.package.create')} />
      <ReadersSection id={id} name={data?.name ?? ''} />
      {dialog === 'consent' ? <PaperConsent subjectId={id} close={close} /> : null}
      {dialog !== null && dialog !== 'consent' ? (
        <ConfirmWithReason
          opened
          title={t(`subject.${dialog}`)}
          text={t(`subject.text.${dialog}`)}
          verb={t(`subject.verb.${dialog}`)}
          onConfirm={confirm}
          onClose={close}
        />
      ) : null}
    </PrivacyPage>
  );
}
