// Templates and macros in the composer of a ticket, after a slash: a template's words go into the text, a macro opens what it
// would do.
import { useMemo } from 'react';
import { insertTemplate, offerMacros, previewMacro } from '#contract/helpdesk.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { api } from '../../../core/api/call.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import type { ReadyWords } from '../../../core/record/ready-words.ts';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { Ticket } from '../ticket/TicketView.tsx';
import classes from './Macros.module.css';

const offered = 20;
/** What is offered carries its kind, so that choosing needs no second question. */
const idOf = (kind: string, id: string) => `${kind}:${id}`;
const parts = (id: string): [string, string] => [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];

export function useReadyWords(ticket: Ticket, openMacro: (id: string) => void): ReadyWords | undefined {
  const t = useText('macros');
  const locale = useLocale();
  const ticketId = ticket.id;
  const may = ticket.can.includes(offerMacros.name);
  const ready = useMemo<ReadyWords>(
    () => ({
      key: ticketId,
      async search(q, signal) {
        const { items } = await api.call(offerMacros, { ticketId, q, limit: offered }, { signal });
        return items.map((one) => ({
          id: idOf(one.kind, one.id),
          label: one.folder ? `${one.folder} / ${one.name}` : one.name,
          detail: t(one.kind === 'macro' ? 'picker.run' : one.says === 'internal' ? 'picker.note' : 'picker.insert'),
        }));
      },
      async choose(id) {
        const [kind, macroId] = parts(id);
        if (kind === 'macro') {
          openMacro(macroId);
          return null;
        }
        try {
          const { text, audience, empty } = await api.call(
            insertTemplate,
            { id: macroId, ticketId },
            { idempotencyKey: crypto.randomUUID() },
          );
          if (empty.length > 0) toast({ tone: 'info', text: t('insertedEmpty', { names: empty.join(', ') }) });
          return { text, audience };
        } catch (error) {
          toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
          return null;
        }
      },
      preview: (id) => <ReadyPreview id={parts(id)[1]} ticketId={ticketId} />,
    }),
    [ticketId, t, locale, openMacro],
  );
  return may ? ready : undefined;
}

function ReadyPreview({ id, ticketId }: { id: string; ticketId: string }) {
  const t = useText('macros');
  const locale = useLocale();
  const found = useOperation(previewMacro, { id, ids: [ticketId] }, { staleTime: 60_000 });
  if (found.error) return <p className={classes.dim}>{found.error.words(locale)}</p>;
  if (!found.data) return <SkeletonRows rows={3} />;
  const { sample, refused } = found.data;
  const said = [
    { audience: 'external', by: t('preview.reply', { name: sample?.reader }), text: sample?.reply?.text },
    { audience: 'internal', by: t('preview.note'), text: sample?.note?.text },
    { audience: 'external', by: t('preview.result'), text: sample?.result?.text },
  ].filter((one) => one.text);
  return (
    <>
      {refused[0] ? <p className={classes.dim}>{refused[0].message[locale]}</p> : null}
      {said.map((one) => (
        <div key={one.by} className={classes.said} data-audience={one.audience}>
          <span className={classes.saidBy}>{one.by}</span>
          {one.text}
        </div>
      ))}
      {said.length === 0 && !refused[0] ? <p className={classes.dim}>{t('picker.changesOnly')}</p> : null}
    </>
  );
}
