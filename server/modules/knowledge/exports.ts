// Lists of the knowledge base as files: articles with how each fares, and searches without an answer.
import { countArticles, listArticles, listMisses } from '#contract/knowledge.ts';
import { column, hidden, type ListExport, listExport, oneOf } from '#core/export/list-export.ts';

const stateWord = oneOf({
  draft: { ru: 'Черновик', en: 'Draft' },
  published: { ru: 'Опубликована', en: 'Published' },
  outdated: { ru: 'Устарела', en: 'Outdated' },
  archived: { ru: 'В архиве', en: 'Archived' },
});
const audienceWord = oneOf({
  everyone: { ru: 'Все сотрудники', en: 'Everybody' },
  groups: { ru: 'Подразделения', en: 'Groups' },
  executors: { ru: 'Исполнители', en: 'Executors' },
});

export const articleExport: ListExport = listExport(listArticles, {
  count: countArticles,
  title: () => ({ ru: 'Статьи базы знаний', en: 'Articles of the knowledge base' }),
  columns: [
    column('title', 'Статья', 'Article', 50, (row) => row.title),
    column('section', 'Раздел', 'Section', 24, (row) => row.section.name),
    column('state', 'Состояние', 'State', 14, (row, locale) => stateWord(row.state as never, locale)),
    column('audience', 'Кому видна', 'For whom', 16, (row, locale) => audienceWord(row.audience, locale)),
    column('author', 'Автор', 'Author', 28, (row) => row.author.name),
    column('publishedAt', 'Опубликована', 'Published', 17, (row) => row.publishedAt, 'moment'),
    column('checkOn', 'Проверить до', 'Check by', 12, (row) => row.dueOn, 'date'),
    column('shown', 'Предложена', 'Offered', 10, (row) => row.uses.shown, 'number'),
    column('opened', 'Открыта', 'Opened', 10, (row) => row.uses.opened, 'number'),
    column('helped', 'Помогла', 'Helped', 10, (row) => row.uses.helped, 'number'),
    column('notHelped', 'Не помогла', 'Did not help', 10, (row) => row.uses.notHelped, 'number'),
    column('spared', 'Заявок не написано', 'Tickets spared', 10, (row) => row.uses.spared, 'number'),
    hidden('answer', 'Короткий ответ', 'Short answer', 60, (row) => row.answer),
  ],
});

export const missExport: ListExport = listExport(listMisses, {
  title: () => ({ ru: 'Запросы без ответа', en: 'Searches without an answer' }),
  columns: [
    column('words', 'Слова', 'Words', 50, (row) => row.words),
    column('category', 'Категория', 'Category', 28, (row) => row.category?.name),
    column('count', 'Раз', 'Times', 8, (row) => row.count, 'number'),
    column('lastOn', 'Последний раз', 'Last on', 12, (row) => row.lastOn, 'date'),
  ],
});
