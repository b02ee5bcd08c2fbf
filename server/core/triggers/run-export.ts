// Runs of triggers as a file.
import { listTriggerRuns } from '#contract/triggers.ts';
import { column, hidden, type ListExport, listExport, oneOf } from '../export/list-export.ts';

const outcome = oneOf({
  waiting: { ru: 'Ждёт', en: 'Waiting' },
  worked: { ru: 'Сработал', en: 'Worked' },
  not_matched: { ru: 'Не подошли условия', en: 'Did not match' },
  failed: { ru: 'Отказ', en: 'Failed' },
  stopped: { ru: 'Остановлен', en: 'Stopped' },
});

export const runExport: ListExport = listExport(listTriggerRuns, {
  title: () => ({ ru: 'Журнал срабатываний', en: 'Runs of triggers' }),
  columns: [
    column('at', 'Когда', 'When', 17, (row) => row.at, 'moment'),
    column('trigger', 'Триггер', 'Trigger', 40, (row) => row.triggerName),
    column('record', 'Запись', 'Record', 20, (row) => row.record?.number),
    column('outcome', 'Итог', 'Outcome', 20, (row, locale) => outcome(row.outcome, locale)),
    column('problem', 'Что помешало', 'Problem', 50, (row, locale) => row.problem?.[locale]),
    hidden('version', 'Версия', 'Version', 9, (row) => row.version, 'number'),
    hidden('ended', 'Закончен', 'Ended', 17, (row) => row.endedAt, 'moment'),
  ],
});
