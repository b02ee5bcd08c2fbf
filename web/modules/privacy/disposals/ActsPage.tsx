// Acts of destruction, each as a PDF with the extract from the journal.
import type { Output } from '#contract/core.ts';
import { listActs, printAct } from '#contract/personal-data.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column } from '../../../core/list/list-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { usePrivacyWords } from '../words.ts';

type Row = Output<typeof listActs>['items'][number];

export default function ActsPage() {
  const { t } = usePrivacyWords();
  const pdf = (row: Row) => printAct.path.replace(':id', row.id);
  const columns: Column<Row>[] = [
    { key: 'number', label: t('acts.no'), width: 80, fixed: true, render: (row) => row.number },
    { key: 'subject', label: t('acts.subject'), width: 240, grow: true, render: (row) => row.pseudonym },
    { key: 'way', label: t('disposals.way'), width: 150, render: (row) => t(`way.${row.way}`) },
    { key: 'made', label: t('acts.madeAt'), width: 150, render: (row) => <DateText moment={row.madeAt} /> },
    { key: 'backups', label: t('acts.backupsUntil'), width: 170, render: (row) => <DateText day={row.backupsUntil} /> },
    { key: 'keep', label: t('acts.keepUntil'), width: 140, render: (row) => <DateText day={row.keepUntil} /> },
    { key: 'pdf', label: 'PDF', width: 80, render: (row) => <a href={pdf(row)}>PDF</a> },
  ];
  return (
    <ListPage<Row>
      list="privacy.acts"
      title={t('acts.title')}
      operation={listActs}
      columns={columns}
      hrefOf={(row) => `/privacy/subjects/${row.subjectId}`}
      nameOf={(row) => t('acts.numbered', { number: row.number })}
      cardOf={(row) => ({
        title: t('acts.numbered', { number: row.number }),
        aside: <DateText moment={row.madeAt} />,
        text: row.pseudonym,
      })}
      empty={{ title: t('acts.empty'), text: t('acts.emptyText') }}
    />
  );
}
