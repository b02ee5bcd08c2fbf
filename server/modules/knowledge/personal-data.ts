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

export const knowledgePersonalData: PersonalDataCard = { categories: [], places: [], traces: [], freeTexts: written };
