// Lists of the system as files: tasks, imports, files whose text was not read.
import { listFields } from '#contract/fields.ts';
import { listImports } from '#contract/import.ts';
import { listUnreadTexts } from '#contract/search.ts';
import { watchTasks } from '#contract/tasks.ts';
import { column, hidden, type ListExport, listExport, oneOf } from './list-export.ts';

const taskState = oneOf({
  waiting: { ru: 'Ждёт', en: 'Waiting' },
  running: { ru: 'Выполняется', en: 'Running' },
  done: { ru: 'Готово', en: 'Done' },
  failed: { ru: 'Не выполнено', en: 'Failed' },
  cancelled: { ru: 'Отменено', en: 'Cancelled' },
});
const importState = oneOf({
  reading: { ru: 'Читается', en: 'Being read' },
  mapping: { ru: 'Ждёт выбора столбцов', en: 'Waits for columns' },
  checking: { ru: 'Проверяется', en: 'Being checked' },
  checked: { ru: 'Проверен', en: 'Checked' },
  running: { ru: 'Идёт', en: 'Running' },
  done: { ru: 'Закончен', en: 'Done' },
  failed: { ru: 'Не выполнен', en: 'Failed' },
  cancelled: { ru: 'Отменён', en: 'Cancelled' },
});
const fieldType = oneOf({
  text: { ru: 'Текст', en: 'Text' },
  'long-text': { ru: 'Длинный текст', en: 'Long text' },
  number: { ru: 'Число', en: 'Number' },
  date: { ru: 'Дата', en: 'Date' },
  choice: { ru: 'Выбор', en: 'Choice' },
  principal: { ru: 'Сотрудник или группа', en: 'Person or group' },
  contact: { ru: 'Контакт', en: 'Contact' },
  flag: { ru: 'Да или нет', en: 'Yes or no' },
});

export const systemLists: readonly ListExport[] = [
  listExport(watchTasks, {
    title: () => ({ ru: 'Задания всех людей', en: "Everybody's tasks" }),
    stamped: true,
    columns: [
      column('created', 'Начато', 'Started', 17, (row) => row.createdAt, 'moment'),
      column('owner', 'Кто', 'Who', 30, (row) => row.owner.name),
      column('what', 'Действие', 'Operation', 40, (row, locale) => row.operationTitle[locale]),
      column('state', 'Состояние', 'State', 16, (row, locale) => taskState(row.state, locale)),
      column('progress', 'Сделано', 'Done', 10, (row) => row.done, 'number'),
      column('total', 'Всего', 'Total', 10, (row) => row.total, 'number'),
      column('finished', 'Закончено', 'Finished', 17, (row) => row.finishedAt, 'moment'),
      column('error', 'Что помешало', 'Error', 44, (row, locale) => row.error?.message[locale]),
      hidden('attempts', 'Попыток', 'Attempts', 9, (row) => row.attempts, 'number'),
    ],
  }),
  listExport(listImports, {
    title: () => ({ ru: 'Импорты таблиц', en: 'Imports' }),
    columns: [
      column('created', 'Загружен', 'Begun', 17, (row) => row.createdAt, 'moment'),
      column('kind', 'Что в таблице', 'What', 28, (row, locale) => row.kindTitle[locale]),
      column('file', 'Файл', 'File', 40, (row) => row.fileName),
      column('state', 'Состояние', 'State', 18, (row, locale) => importState(row.state, locale)),
      column('rows', 'Строк', 'Rows', 9, (row) => row.rows, 'number'),
      column('new', 'Создано', 'Made', 9, (row) => row.applied.new, 'number'),
      column('changed', 'Изменено', 'Changed', 9, (row) => row.applied.changed, 'number'),
      column('same', 'Без изменений', 'Same', 9, (row) => row.applied.same, 'number'),
      column('error', 'С ошибками', 'Errors', 9, (row) => row.counts.error + row.applied.error, 'number'),
      column('finished', 'Закончен', 'Finished', 17, (row) => row.finishedAt, 'moment'),
    ],
  }),
  listExport(listUnreadTexts, {
    title: () => ({ ru: 'Нераспознанные файлы', en: 'Files whose text was not read' }),
    columns: [
      column('record', 'Запись', 'Record', 18, (row) => row.record?.number),
      column('media', 'Формат', 'Format', 34, (row) => row.mediaType),
      column('size', 'Байт', 'Bytes', 12, (row) => row.size, 'number'),
      column('reason', 'Причина', 'Reason', 50, (row) => row.reason),
      column('attempts', 'Попыток', 'Attempts', 9, (row) => row.attempts, 'number'),
      column('changed', 'Последняя попытка', 'Last attempt', 17, (row) => row.changedAt, 'moment'),
      hidden('file', 'Файл', 'File', 38, (row) => row.fileId),
    ],
  }),
  listExport(listFields, {
    title: () => ({ ru: 'Дополнительные поля', en: 'Custom fields' }),
    columns: [
      column('name', 'Название', 'Name', 34, (row) => row.name),
      column('type', 'Вид значения', 'Type', 20, (row, locale) => fieldType(row.type, locale)),
      column('options', 'Значения', 'Options', 44, (row) => row.options.map((one) => one.title).join('; ')),
      column('required', 'Обязательное', 'Required', 12, (row) => row.required, 'flag'),
      column('personal', 'Личные данные', 'Personal data', 12, (row) => row.personal, 'flag'),
      column('enabled', 'Включено', 'Enabled', 10, (row) => row.enabled, 'flag'),
      column('help', 'Подсказка', 'Hint', 34, (row) => row.help),
      hidden('key', 'Ключ', 'Key', 18, (row) => row.key),
    ],
  }),
];
