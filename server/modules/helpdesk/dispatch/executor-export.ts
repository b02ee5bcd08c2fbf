// Executors with what they can do, as a file that may be brought in again.
import { listExecutors } from '#contract/helpdesk.ts';
import { column, type ListExport, listExport } from '#core/export/list-export.ts';

const names = (list: readonly { name: string }[]): string => list.map((one) => one.name).join('; ');

export const executorExport: ListExport = listExport(listExecutors, {
  title: ({ kind }) =>
    kind === 'group' ? { ru: 'Умения очередей', en: 'Skills of queues' } : { ru: 'Исполнители', en: 'Executors' },
  columns: [
    column('person', 'Сотрудник или очередь', 'Person or queue', 32, (row) => row.name),
    column('groups', 'Очереди', 'Queues', 30, (row) => names(row.groups)),
    column('skills', 'Категории', 'Categories', 40, (row) => names(row.skills)),
    column('sites', 'Места', 'Places', 40, (row) => names(row.sites)),
    column(
      'hours',
      'Полный день, часов',
      'Full day, hours',
      10,
      (row) => row.fullMinutes && row.fullMinutes / 60,
      'number',
    ),
  ],
});
