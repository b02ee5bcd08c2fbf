// What an article could say of a solved ticket: subject and result, without the names of the people in it.
import { sketchArticle } from '#contract/helpdesk.ts';
import { Refusal } from '#core/refusal.ts';
import { query } from '../tables.ts';
import { selectTicket } from '../whole-ticket.ts';

/** Each word of the names in whatever case: «Ивановой» goes with «Иванова», and initials beside it. */
export function withoutNames(text: string, names: readonly string[]): string {
  const stems = names
    .flatMap((name) => name.match(/\p{L}{4,}/gu) ?? [])
    .map((word) => word.slice(0, Math.max(4, word.length - 2)));
  if (stems.length === 0) return text.trim();
  const named = new RegExp(`(?<!\\p{L})(?:${stems.join('|')})\\p{L}{0,4}(?!\\p{L})\\s*(?:\\p{Lu}\\.\\s*){0,2}`, 'giu');
  return text
    .replace(named, '')
    .replace(/[^\S\n]{2,}/g, ' ')
    .replace(/ +([,.;:])/g, '$1')
    .trim();
}

export const sketchArticleQuery = query(sketchArticle, async (reader, { id }) => {
  const ticket = await selectTicket(reader.from('ticket', 'record'), reader.actor.id)
    .where('ticket.id', '=', id)
    .executeTakeFirst();
  if (!ticket) throw new Refusal('not_found');
  const names = [ticket.requesterName, ticket.contactName, ticket.executorName, ticket.authorName].filter(
    (name) => name !== null,
  );
  const clean = (text: string) => withoutNames(text, names);
  const result = clean(ticket.result);
  return {
    title: clean(ticket.subject).slice(0, 200) || ticket.categoryName,
    answer: result.slice(0, 1000),
    body: result.length > 1000 ? result : '',
    categoryId: ticket.categoryId,
  };
});
