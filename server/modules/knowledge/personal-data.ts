// Where a person's name may stand in the knowledge base: in what people wrote.
import type { FreeText, PersonalDataCard } from '#core/personal-data/card.ts';

const texts = [
  ['title', { ru: 'Название статьи', en: 'Title of an article' }],
  ['answer', { ru: 'Короткий ответ статьи', en: 'Short answer of an article' }],
  ['body', { ru: 'Текст статьи', en: 'Text of an article' }],
  ['synonyms', { ru: 'Слова статьи', en: 'Words of an article' }],
] as const;
const written: readonly FreeText[] = texts.map(([column, title]) => ({
  place: `article.${column}`,
  table: 'article',
  id: 'id',
  column,
  title,
  record: 't.id',
}));

/** What earlier versions said stands in them word for word. */
const published: readonly FreeText[] = [
  ...texts,
  ['note', { ru: 'Что нового в версии статьи', en: 'What is new in a version of an article' }] as const,
].map(([column, title]) => ({
  place: `article_version.${column}`,
  table: 'article_version',
  id: 'id',
  column,
  title,
}));

export const knowledgePersonalData: PersonalDataCard = {
  categories: [],
  places: [],
  traces: [],
  freeTexts: [...written, ...published],
};
