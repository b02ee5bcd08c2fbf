// Ready checklists as a file.
import { listReadyChecklists } from '#contract/helpdesk.ts';
import { column, type ListExport, listExport } from '#core/export/list-export.ts';

export const checklistExport: ListExport = listExport(listReadyChecklists, {
  title: () => ({ ru: 'Готовые чек-листы', en: 'Ready checklists' }),
  columns: [
    column('name', 'Чек-лист', 'Checklist', 36, (row) => row.name),
    column('count', 'Пунктов', 'Items', 10, (row) => row.items.length, 'number'),
    column('items', 'Пункты', 'Items', 80, (row) => row.items.join('; ')),
    column('enabled', 'Включён', 'Enabled', 10, (row) => row.enabled, 'flag'),
  ],
});
