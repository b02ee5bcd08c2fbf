// The register of consents: who agreed to what, when and how, and what ended.
import { useSearch } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import { listConsents, listPurposes } from '#contract/personal-data.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { usePrivacyWords } from '../words.ts';

type Row = Output<typeof listConsents>['items'][number];

export default function ConsentsPage() {
  const { t, state, choices } = usePrivacyWords();
  const asked = useSearch({ strict: false }) as Record<string, string | undefined>;
  const purposes = useOperation(listPurposes, {}, { enabled: useCan(listPurposes), staleTime: 60_000 });
  const { subjectId } = asked;
  const columns: Column<Row>[] = [
    { key: 'subject', label: t('consents.subject'), width: 250, fixed: true, render: (row) => row.subjectName },
    { key: 'purpose', label: t('consents.purpose'), width: 300, grow: true, render: (row) => row.purposeName },
    { key: 'ordinal', label: t('consents.ordinal'), width: 90, align: 'right', render: (row) => row.textOrdinal },
    { key: 'form', label: t('consents.form'), width: 130, render: (row) => t(`form.${row.form}`) },
    { key: 'given', label: t('consents.givenAt'), width: 140, render: (row) => <DateText moment={row.givenAt} /> },
    { key: 'state', label: t('consents.state'), width: 150, render: (row) => <StatusDot {...state(row.state)} /> },
  ];
  const fields: FilterField[] = [
    { kind: 'text', key: 'q', label: t('consents.find') },
    {
      kind: 'choice',
      key: 'state',
      label: t('consents.state'),
      options: choices('consentState', ['standing', 'renewal', 'ended']),
    },
    ...(purposes.data
      ? [
          {
            kind: 'choice' as const,
            key: 'purposeId',
            label: t('consents.purpose'),
            options: purposes.data.items.map((one) => ({ value: one.id, label: one.name })),
          },
        ]
      : []),
  ];
  return (
    <ListPage<Row>
      list="privacy.consents"
      title={t('consents.title')}
      operation={listConsents}
      {...(subjectId ? { input: { subjectId } } : {})}
      columns={columns}
      fields={fields}
      hrefOf={(row) => `/privacy/consents/${row.id}`}
      nameOf={(row) => row.subjectName}
      cardOf={(row) => ({
        title: row.subjectName,
        aside: <DateText moment={row.givenAt} />,
        text: row.purposeName,
        status: <StatusDot {...state(row.state)} />,
      })}
      empty={{ title: t('consents.empty'), text: t('consents.emptyText') }}
    />
  );
}
