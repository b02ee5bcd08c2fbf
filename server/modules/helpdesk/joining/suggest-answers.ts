// What a dialogue offers before it sends a ticket: a short answer of the knowledge base, and an open ticket of the same
// place to join. The operations keep the person's rights; a person without them is offered nothing.
import type { Output } from '#contract/core.ts';
import { joinTicket, similarTickets } from '#contract/helpdesk.ts';
import { suggestArticles, tellUse, type UseKind } from '#contract/knowledge.ts';
import type { Talk } from '#core/messenger/talk/talk.ts';

export type SuggestedAnswer = Output<typeof suggestArticles>['items'][number];
export type SimilarTicket = Output<typeof similarTickets>['items'][number];

/** The operations that `helpdeskDialogue.operations` must name for these to be allowed from a chat. */
export const beforeSendingOperations = [suggestArticles.name, tellUse.name, similarTickets.name, joinTicket.name];

/** The best answers, none when nothing fits; counted as shown. A text without an answer is kept as stems for the curator. */
export async function suggestAnswers(
  talk: Talk,
  { text, categoryId }: { text: string; categoryId?: string | undefined },
): Promise<SuggestedAnswer[]> {
  const asked = { text: text.slice(0, 5000), ...(categoryId ? { categoryId } : {}) };
  if (!asked.text.trim()) return [];
  const found = await talk.ask(suggestArticles, asked);
  const items = found.ok ? found.body.items : [];
  if (items.length > 0)
    await tellAnswer(
      talk,
      items.map((one) => one.id),
      'shown',
    );
  else if (found.ok) await talk.run(tellUse, { missed: asked });
  return items;
}

/** What became of an answer: `helped` with `spared` when no ticket was written because of it, else `notHelped`. */
export async function tellAnswer(
  talk: Talk,
  articleIds: readonly string[],
  ...kinds: readonly UseKind[]
): Promise<void> {
  await talk.run(tellUse, { uses: articleIds.flatMap((articleId) => kinds.map((kind) => ({ articleId, kind }))) });
}

/** An open ticket of the same place to join by `joinTicket`; nobody is offered what they asked for or joined already. */
export async function similarOpen(
  talk: Talk,
  draft: { text: string; categoryId: string; placeId: string },
): Promise<SimilarTicket | null> {
  const found = await talk.ask(similarTickets, { ...draft, text: draft.text.slice(0, 5000) });
  return (found.ok && found.body.items.find((one) => !one.mine && !one.joined)) || null;
}
