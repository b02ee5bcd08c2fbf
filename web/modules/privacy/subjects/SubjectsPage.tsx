// People whose data the system holds: accounts and contacts, blocked ones too.
import type { Output } from '#contract/core.ts';
import { searchSubjects } from '#contract/personal-data.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { usePrivacyWords } from '../words.ts';

type Row = Output<typeof searchSubjects>['items'][number];

export default function SubjectsPage() {
  const { t } = usePrivacyWords();
  const status = (row: Row) =>
    row.destroyedAt ? (
      <StatusDot group="refused" label={t('subjects.destroyed')} />
    ) : row.blocked ? (
      <StatusDot group="waiting" label={t('subjects.blocked')} />
    ) : (
      <StatusDot group="done" label={t('subjects.processed')} />
    );
  const columns: Column<Row>[] = [
    { key: 'name', label: t('subjects.name'), width: 300, fixed: true, render: (row) => row.name },
    { key: 'kind', label: t('subjects.kind'), width: 140, render: (row) => t(`kind.${row.kind}`) },
    { key: 'detail', label: t('subjects.detail'), width: 320, grow: true, render: (row) => row.detail },
    { key: 'status', label: t('subjects.status'), width: 170, render: status },
  ];
  const fields: FilterField[] = [
    { kind: 'text', key: 'q', label: t('subjects.find') },
    { kind: 'yes-no', key: 'blocked', label: t('subjects.blocked') },
  ];
  return (
    <ListPage<Row>
      list="privacy.subjects"
      title={t('subjects.title')}
      operation={searchSubjects}
      columns={columns}
      fields={fields}
      hrefOf={(row) => `/privacy/subjects/${row.id}`}
      nameOf={(row) => row.name}
      cardOf={(row) => ({ title: row.name, aside: t(`kind.${row.kind}`), text: row.detail, status: status(row) })}
      empty={{ title: t('subjects.empty'), text: t('subjects.emptyText') }}
    />
  );
}
