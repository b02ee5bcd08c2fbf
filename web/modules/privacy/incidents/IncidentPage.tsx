// The card of an incident: affected people by the journal, the terms, and both notices filled in for copying.
import { Button, CopyButton } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { collectAffected, listIncidents, readIncident, updateIncident } from '#contract/personal-data.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { changedFields } from '../../../core/form/changed-fields.ts';
import { DateField } from '../../../core/form/DateField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { useLocale } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from '../Privacy.module.css';
import { PrivacyPage, PrivacySection } from '../PrivacyPage.tsx';
import { usePrivacyWords } from '../words.ts';
import { NoticeTerm } from './NoticeTerm.tsx';

type Incident = Output<typeof readIncident>;

export default function IncidentPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t, category } = usePrivacyWords();
  const locale = useLocale();
  const incident = useOperation(readIncident, { id });
  const update = useAction(updateIncident, { changes: [readIncident, listIncidents] });
  const [editing, setEditing] = useState(false);
  const may = useCan(updateIncident);
  const { data } = incident;
  const mark = (what: 'firstNoticeSent' | 'secondNoticeSent' | 'closed') =>
    void update
      .run({ id, [what]: true }, { version: data?.version ?? 0 })
      .catch((error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
      );
  return (
    <PrivacyPage
      title={data ? t('incidents.numbered', { number: data.number, title: data.title }) : undefined}
      loading={!data}
      error={incident.error}
      retry={() => void incident.refetch()}
      acts={
        may && data && !data.closedAt ? (
          <>
            <Button size="xs" variant="default" onClick={() => setEditing(!editing)}>
              {t('incidents.edit')}
            </Button>
            <Button size="xs" variant="default" onClick={() => mark('closed')}>
              {t('incidents.close')}
            </Button>
          </>
        ) : null
      }
    >
      {data && editing ? <IncidentForm key={data.version} incident={data} close={() => setEditing(false)} /> : null}
      {data && !editing ? (
        <Facts
          items={[
            { label: t('incidents.noticedAt'), value: <DateText moment={data.noticedAt} /> },
            { label: t('incidents.description'), value: data.description },
            { label: t('incidents.suspect'), value: data.suspect },
            { label: t('incidents.cause'), value: data.cause },
            { label: t('incidents.harm'), value: data.harm },
            { label: t('incidents.measures'), value: data.measures },
            { label: t('incidents.findings'), value: data.findings },
            { label: t('incidents.subjects'), value: String(data.subjects) },
            { label: t('incidents.categories'), value: data.categories.map(category).join(', ') },
            { label: t('incidents.closedAt'), value: data.closedAt ? <DateText moment={data.closedAt} /> : null },
          ]}
        />
      ) : null}
      {data && !data.closedAt && may ? <Affected id={id} /> : null}
      {data
        ? (
            [
              ['first', data.firstNotice, data.firstDueAt, data.firstNoticeAt, 'firstNoticeSent'],
              ['second', data.secondNotice, data.secondDueAt, data.secondNoticeAt, 'secondNoticeSent'],
            ] as const
          ).map(([which, text, dueAt, sentAt, sent]) => (
            <PrivacySection
              key={which}
              title={t(`incidents.${which}`)}
              acts={
                <>
                  <CopyButton value={text}>
                    {({ copied, copy }) => (
                      <Button size="xs" variant="default" onClick={copy}>
                        {t(copied ? 'incidents.copied' : 'incidents.copy')}
                      </Button>
                    )}
                  </CopyButton>
                  {sentAt || !may ? null : (
                    <Button size="xs" loading={update.pending} onClick={() => mark(sent)}>
                      {t('incidents.markSent')}
                    </Button>
                  )}
                </>
              }
            >
              <p>
                <NoticeTerm dueAt={dueAt} sentAt={sentAt} /> · <DateText moment={sentAt ?? dueAt} />
              </p>
              <div className={classes.body}>{text}</div>
            </PrivacySection>
          ))
        : null}
    </PrivacyPage>
  );
}

function IncidentForm({ incident, close }: { incident: Incident; close: () => void }) {
  const { t } = usePrivacyWords();
  const { description, cause, harm, measures, findings } = incident;
  const initial = {
    description,
    cause,
    harm,
    measures,
    findings,
    suspect: (incident.suspectId
      ? { id: incident.suspectId, label: incident.suspect ?? '' }
      : null) as LookupValue | null,
  };
  const form = useForm<typeof initial, typeof updateIncident>({
    action: updateIncident,
    initial,
    version: incident.version,
    toInput: ({ suspect, ...values }) => ({
      id: incident.id,
      ...changedFields(values, initial),
      ...(suspect?.id === incident.suspectId ? {} : { suspectId: suspect?.id ?? null }),
    }),
    aliases: { suspectId: 'suspect' },
    changes: [readIncident, listIncidents],
    onDone: () => close(),
  });
  return (
    <Form form={form} label={t('incidents.edit')}>
      <TextArea name="description" label={t('incidents.description')} maxLength={5000} rows={3} optional />
      <PersonField name="suspect" kind="user" label={t('incidents.suspect')} optional />
      <TextArea name="cause" label={t('incidents.cause')} maxLength={2000} rows={2} optional />
      <TextArea name="harm" label={t('incidents.harm')} maxLength={2000} rows={2} optional />
      <TextArea name="measures" label={t('incidents.measures')} maxLength={3000} rows={2} optional />
      <TextArea name="findings" label={t('incidents.findings')} maxLength={3000} rows={2} optional />
      <FormBar save={t('incidents.save')} cancel={close} />
    </Form>
  );
}

/** Whom the journal shows as affected in a period, by one person's acts or by everybody's. */
function Affected({ id }: { id: string }) {
  const { t } = usePrivacyWords();
  const form = useForm<{ from: string | null; to: string | null; actor: LookupValue | null }, typeof collectAffected>({
    action: collectAffected,
    initial: { from: null, to: null, actor: null },
    toInput: ({ from, to, actor }) => ({
      id,
      from: from ? `${from}T00:00:00Z` : '',
      to: to ? `${to}T23:59:59Z` : '',
      ...(actor?.id ? { actorId: actor.id } : {}),
    }),
    aliases: { actorId: 'actor' },
    changes: [readIncident, listIncidents],
    onDone: ({ subjects }) => toast({ tone: 'done', text: t('incidents.collected', { count: subjects }) }),
  });
  return (
    <PrivacySection title={t('incidents.affected')}>
      <p className={classes.dim}>{t('incidents.affectedHint')}</p>
      <Form form={form} label={t('incidents.affected')}>
        <DateField name="from" label={t('readers.from')} />
        <DateField name="to" label={t('readers.to')} />
        <PersonField name="actor" kind="user" label={t('incidents.byWhom')} optional />
        <FormBar save={t('incidents.collect')} />
      </Form>
    </PrivacySection>
  );
}
