// The knowledge base: sections, articles with their versions, suggestions to whoever writes a ticket, how they fared.
import { defineErrors } from './core.ts';

export * from './knowledge-articles.ts';
export * from './knowledge-sections.ts';
export * from './knowledge-suggestions.ts';

export const knowledgeErrors = defineErrors({
  section_loop: {
    status: 409,
    ru: 'Раздел нельзя поместить внутрь него самого',
    en: 'A section cannot be put inside itself',
  },
  section_name_taken: {
    status: 409,
    ru: 'Рядом уже есть раздел с таким названием',
    en: 'There is already a section of that name beside it',
  },
  section_off: {
    status: 409,
    ru: 'Раздел «{name}» выключен, выберите другой',
    en: 'The section “{name}” is switched off, choose another one',
  },
  article_groups: {
    status: 422,
    ru: 'Выберите хотя бы одно подразделение, которое увидит статью',
    en: 'Choose at least one group that will see the article',
  },
  article_without_answer: {
    status: 422,
    ru: 'Напишите короткий ответ: его показывают подсказки и бот',
    en: 'Write the short answer: suggestions and the bot show it',
  },
  article_unchanged: {
    status: 409,
    ru: 'Публиковать нечего: текст не изменился с прошлой публикации',
    en: 'There is nothing to publish: the text is the same as the published one',
  },
  article_state: {
    status: 409,
    ru: 'Сейчас это сделать нельзя: статью уже изменили. Обновите страницу',
    en: 'This cannot be done now: somebody has changed the article. Reload the page',
  },
});
