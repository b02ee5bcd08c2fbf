// A small knowledge base, made by the module's own actions: for tests, the access matrix and the demo.
import type { RawInput } from '#contract/core.ts';
import type { createArticle } from '#contract/knowledge.ts';
import type { Actor } from '#core/actor.ts';
import { call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';

/** `by` keeps the base; the ids stand for `$name` in the contract's examples. */
export async function makeKnowledge(
  services: Services,
  people: { by: Actor; categoryId: string },
): Promise<Record<string, string>> {
  const make = async (operation: string, input: unknown) =>
    ((await call(services, operation, people.by, input)).body as { id: string }).id;
  const printing = await make('knowledge.section.create', { name: 'Печать', hint: 'Принтеры, сканеры, картриджи' });
  const write = (input: Omit<RawInput<typeof createArticle>, 'sectionId'>) =>
    make('knowledge.article.create', { sectionId: printing, ...input });
  const jam = await write({
    title: 'Замятие бумаги в принтере',
    answer: 'Откройте заднюю крышку, потяните лист двумя руками за края, закройте крышку и нажмите «Продолжить».',
    body: '## Если не помогло\n\n1. Выключите принтер на минуту.\n2. Проверьте лоток: бумаги не больше половины.',
    synonyms: 'зажевал, застряла бумага, зажёванный лист',
    categoryIds: [people.categoryId],
  });
  await make('knowledge.article.publish', { id: jam });
  const draft = await write({
    title: 'Замена картриджа',
    answer: 'Картридж меняет исполнитель: напишите в заявке модель принтера с наклейки.',
    synonyms: 'кончился тонер, бледная печать',
  });
  return { 'section.printing': printing, 'article.jam': jam, 'article.draft': draft };
}
