// What the helpdesk must know of a mailbox: where new tickets go, what becomes of strangers, whether their receipt is confirmed.
import * as z from 'zod';
import type { Sql } from '#core/db/sql.ts';
import type { ReceiverField } from '#core/mailbox/receiver.ts';

export const deskMail = z.strictObject({
  categoryId: z.uuid(),
  /** Empty: the queue of the category. */
  groupId: z.union([z.uuid(), z.literal('')]).default(''),
  strangers: z.enum(['contact', 'refuse']).default('contact'),
  confirms: z.boolean().default(true),
});
export type DeskMail = z.output<typeof deskMail>;

export const initialDeskMail = { categoryId: '', groupId: '', strangers: 'contact', confirms: true };

interface Named {
  id: string;
  name: string;
}
const choicesOf = (rows: readonly Named[]) =>
  rows.map(({ id, name }) => ({ value: id, title: { ru: name, en: name } }));

export async function deskMailFields(sql: Sql): Promise<ReceiverField[]> {
  const categories = await sql.query<Named>(
    `with recursive tree as (
       select id, name, array[lpad(position::text, 6, '0') || name] as place from ticket_category where parent_id is null and enabled
       union all select c.id, tree.name || ' / ' || c.name, tree.place || (lpad(c.position::text, 6, '0') || c.name)
         from ticket_category c join tree on c.parent_id = tree.id where c.enabled)
     select id, name from tree order by place`,
  );
  const groups = await sql.query<Named>(
    `select p.id, p.name from principal p join user_group g on g.id = p.id where g.archived_at is null order by p.name, p.id`,
  );
  const field = { hint: null, choices: [], minimum: null, maximum: null };
  return [
    {
      ...field,
      name: 'categoryId',
      kind: 'choice',
      title: { ru: 'Категория новых заявок', en: 'Category of new tickets' },
      hint: { ru: 'Диспетчер может поменять её в заявке', en: 'The dispatcher may change it in the ticket' },
      choices: choicesOf(categories.rows),
    },
    {
      ...field,
      name: 'groupId',
      kind: 'choice',
      title: { ru: 'Очередь', en: 'Queue' },
      choices: [{ value: '', title: { ru: 'По категории', en: 'By the category' } }, ...choicesOf(groups.rows)],
    },
    {
      ...field,
      name: 'strangers',
      kind: 'choice',
      title: { ru: 'Письма от незнакомых адресов', en: 'Letters from unknown addresses' },
      choices: [
        { value: 'contact', title: { ru: 'Завести контакт и принять', en: 'Make a contact and take them' } },
        { value: 'refuse', title: { ru: 'Вежливо отказать, один раз', en: 'Refuse politely, once' } },
      ],
    },
    {
      ...field,
      name: 'confirms',
      kind: 'flag',
      title: { ru: 'Отвечать «Заявка принята»', en: 'Answer “Your ticket is taken”' },
      hint: {
        ru: 'Письмо с номером сразу после приёма. Роботам и рассылкам не отвечаем',
        en: 'A letter with the number at once. Machines and mailings are never answered',
      },
    },
  ];
}
