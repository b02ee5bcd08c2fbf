// Free texts that hang on records of every kind, and what a person did on them.
import type { PersonalDataCard } from '../personal-data/card.ts';

export const recordsPersonalData: PersonalDataCard = {
  categories: [
    { key: 'mail', title: { ru: 'Переписка с программой', en: 'Mail with the program' } },
    { key: 'activity', title: { ru: 'Действия в системе', en: 'Activity' } },
  ],
  traces: [
    {
      key: 'parts',
      title: { ru: 'Участие в записях', en: 'Parts in records' },
      category: 'activity',
      sql: `select r.created_at as at, coalesce(r.number, r.kind) || ' (' || p.part || ')' as text
        from participant p join record r on r.id = p.record_id where p.principal_id = $1
        order by p.registration_order desc limit $2`,
    },
    {
      key: 'comments',
      title: { ru: 'Комментарии, которые написал человек', en: 'Comments that the person wrote' },
      category: 'activity',
      sql: `select c.created_at as at, coalesce(r.number, r.kind) as text from comment c join record r on r.id = c.record_id
        where c.author_id = $1 order by c.id desc limit $2`,
    },
    {
      key: 'files',
      title: { ru: 'Файлы, которые загрузил человек', en: 'Files that the person uploaded' },
      category: 'activity',
      sql: `select f.created_at as at, f.media_type || ', ' || f.size || ' Б' as text from file f where f.owner_id = $1
        order by f.created_at desc limit $2`,
    },
  ],
  freeTexts: [
    {
      place: 'record.title',
      table: 'record',
      id: 'id',
      column: 'title',
      record: 't.id',
      title: { ru: 'Предмет записи', en: 'Subject of a record' },
    },
    {
      place: 'record.counterpart',
      table: 'record',
      id: 'id',
      column: 'counterpart',
      record: 't.id',
      title: { ru: 'Корреспондент записи', en: 'Counterpart of a record' },
    },
    {
      place: 'comment.body',
      table: 'comment',
      id: 'id',
      column: 'body',
      record: 't.record_id',
      title: { ru: 'Комментарий', en: 'Comment' },
    },
    {
      place: 'search_text.body',
      table: 'search_text',
      id: 'id',
      column: 'body',
      record: 't.record_id',
      title: { ru: 'Текст вложения', en: 'Text of an attachment' },
    },
    {
      place: 'draft.data',
      table: 'draft',
      id: 'id',
      column: 'data',
      json: true,
      title: { ru: 'Черновик', en: 'Draft' },
    },
    { place: 'file.name', table: 'file', id: 'id', column: 'name', title: { ru: 'Имя файла', en: 'File name' } },
    {
      place: 'notice.data',
      table: 'notice',
      id: 'id',
      column: 'data',
      json: true,
      title: { ru: 'Уведомление', en: 'Notice' },
    },
  ],
};
