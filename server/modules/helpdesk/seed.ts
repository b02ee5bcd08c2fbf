// What a new installation begins with: the usual categories, made by the module's own actions.
import type { RawInput } from '#contract/core.ts';
import type { createCategory } from '#contract/helpdesk.ts';
import { call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';
import { seedTicketPolicy } from './deadlines/seed.ts';

type Category = RawInput<typeof createCategory>;
const usual = { closeAfterDays: 3 };
const tree: readonly (Category & { inside?: readonly Category[] })[] = [
  {
    name: 'Компьютеры и оргтехника',
    hint: 'Рабочее место, принтеры, картриджи, сканеры',
    inside: [
      { name: 'Компьютер', hint: 'Не включается, медленно работает, нужна настройка' },
      { name: 'Принтер и сканер', hint: 'Не печатает, замятие, замена картриджа' },
    ],
  },
  { name: 'Программы и доступ', hint: 'Учётная запись, пароль, установка и ошибки программ' },
  { name: 'Сеть и телефония', hint: 'Интернет, локальная сеть, телефон', priority: 'high' },
  { name: 'Хозяйственные вопросы', hint: 'Электрика, сантехника, мебель, уборка' },
  { name: 'Другое', hint: 'Если ничего не подошло' },
];

/** Made while there is none at all: a curator's own choice is never added to. */
export async function seedHelpdesk(services: Services): Promise<void> {
  await seedTicketPolicy(services);
  const { rows } = await services.pools.write.query<{ some: boolean }>(
    'select exists (select 1 from ticket_category) as some',
  );
  if (rows[0]?.some) return;
  const actor = systemActor('first-start');
  const make = async (category: Category) =>
    (await call(services, 'helpdesk.category.create', actor, { ...usual, ...category })).body as { id: string };
  for (const { inside = [], ...category } of tree) {
    const { id } = await make(category);
    for (const one of inside) await make({ ...one, parentId: id });
  }
}
