// Macros and templates as a file.
import { listMacros } from '#contract/helpdesk.ts';
import { column, type ListExport, listExport, oneOf } from '#core/export/list-export.ts';
import { textsOf } from './write-macro.ts';

const kindWord = oneOf({ template: { ru: 'Шаблон', en: 'Template' }, macro: { ru: 'Макрос', en: 'Macro' } });
const audienceWord = oneOf({
  all: { ru: 'Всем исполнителям', en: 'All executors' },
  groups: { ru: 'Группам', en: 'Groups' },
  own: { ru: 'Только владельцу', en: 'The owner alone' },
});

export const macroExport: ListExport = listExport(listMacros, {
  title: () => ({ ru: 'Макросы и шаблоны', en: 'Macros and templates' }),
  columns: [
    column('name', 'Название', 'Name', 40, (row) => row.name),
    column('kind', 'Вид', 'Kind', 10, (row, locale) => kindWord(row.kind, locale)),
    column('folder', 'Папка', 'Folder', 24, (row) => row.folder),
    column('category', 'Категория', 'Category', 28, (row) => row.category?.name),
    column('audience', 'Кому', 'For whom', 20, (row, locale) => audienceWord(row.audience, locale)),
    column('groups', 'Группы', 'Groups', 30, (row) => row.groups.map((group) => group.name).join('; ')),
    column('text', 'Текст', 'Text', 60, (row) => textsOf(row.steps).join('\n')),
    column('used', 'Использован, раз', 'Used', 10, (row) => row.used, 'number'),
    column('lastUsedAt', 'Последний раз', 'Last used', 17, (row) => row.lastUsedAt, 'moment'),
    column('enabled', 'Включён', 'Enabled', 10, (row) => row.enabled, 'flag'),
  ],
});
