// Below the form of a new ticket, where nothing moves under the cursor: answers of the knowledge base that may make it
// needless, and open tickets of the same place to join. Asked while typing, a little after the last key.
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { similarTickets } from '#contract/helpdesk.ts';
import { suggestArticles, tellUse } from '#contract/knowledge.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { type Form, useFormState } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import type { TicketValues } from '../form/ticket-values.ts';
import { Answers } from './Answers.tsx';
import classes from './BeforeSending.module.css';
import { Similar } from './Similar.tsx';

export interface BeforeSendingProps {
  form: Form<TicketValues>;
  /** The ticket is not needed: leaves the form; what was typed can be brought back for a while. */
  drop: (words: string, dropped: () => void) => void;
}

export function BeforeSending({ form, drop }: BeforeSendingProps) {
  const t = useText('beforeSending');
  const reads = useCan(suggestArticles);
  const joins = useCan('helpdesk.ticket.join');
  const values = useFormState(form, (state) => state.values);
  const pending = useFormState(form, (state) => state.pending);
  const typed = `${values.subject}\n${values.description}`.trim().slice(0, 5000);
  const [text] = useDebouncedValue(typed, 600);
  const { categoryId } = values;
  const placeId = values.place?.id ?? null;
  const asked = { text, ...(categoryId ? { categoryId } : {}) };
  const found = useOperation(suggestArticles, asked, { enabled: reads && text.length > 3, keepPrevious: true });
  const near = useOperation(
    similarTickets,
    { text, categoryId: categoryId ?? '', placeId: placeId ?? '' },
    { enabled: joins && categoryId !== null && placeId !== null, keepPrevious: true },
  );
  const answers = text.length > 3 ? (found.data?.items ?? []) : [];
  const similar = categoryId && placeId ? (near.data?.items ?? []) : [];
  const tell = useAction(tellUse);
  const shown = useRef(new Set<string>());
  const missed = useRef('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is counted once for a ticket
  useEffect(() => {
    const fresh = answers.filter((one) => !shown.current.has(one.id));
    if (fresh.length === 0) return;
    for (const one of fresh) shown.current.add(one.id);
    void tell.run({ uses: fresh.map((one) => ({ articleId: one.id, kind: 'shown' as const })) }).catch(() => undefined);
  }, [answers.map((one) => one.id).join()]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it is sent, once
  useEffect(() => {
    if (!pending || !reads || shown.current.size > 0 || missed.current === typed || typed.length < 4) return;
    missed.current = typed;
    const ofCategory = categoryId ? { categoryId } : {};
    void tell.run({ missed: { text: typed, ...ofCategory } }).catch(() => undefined);
  }, [pending]);
  if (answers.length === 0 && similar.length === 0) return null;
  return (
    <aside className={classes.offers} aria-label={t('label')} aria-live="polite">
      {similar.length > 0 ? <Similar form={form} tickets={similar} drop={drop} /> : null}
      {answers.length > 0 ? <Answers answers={answers} drop={drop} /> : null}
    </aside>
  );
}
