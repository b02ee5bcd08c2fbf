// Templates and macros for one ticket or several: found by name or text; a template goes into the reply, a macro shows
// what it would do and runs.
import { Button, Checkbox, Group, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { insertTemplate, offerMacros, previewMacro, readMacro, runMacro } from '#contract/helpdesk.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { insertIntoComment } from '../../../core/record/composer-inserts.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { shownTickets } from '../ticket/shown-tickets.ts';
import { useUndo } from '../ticket/use-undo.ts';
import { useTicketWords } from '../words.ts';
import classes from './Macros.module.css';
import { useTold } from './use-told.ts';

type Ran = Output<typeof runMacro>;
type Offered = Output<typeof offerMacros>['items'][number];

interface MacroDialogProps {
  ids: string[];
  /** One that is chosen already. */
  macroId?: string | null;
  /** `ran` once a macro was run. */
  close: (ran?: boolean) => void;
}

export default function MacroDialog({ ids, macroId, close }: MacroDialogProps) {
  const t = useText('macros');
  const common = useText();
  const told = useTold();
  const [chosen, setChosen] = useState<Pick<Offered, 'id' | 'name'> | null>(null);
  const given = useOperation(readMacro, { id: macroId ?? '' }, { enabled: Boolean(macroId) });
  const shown = chosen ?? (macroId ? { id: macroId, name: given.data?.name ?? '' } : null);
  const insert = useAction(insertTemplate, { changes: [offerMacros] });
  const [only] = ids;
  const [ran, setRan] = useState<Ran | null>(null);
  const choose = (one: Offered) => {
    if (one.kind === 'macro' || !only) return setChosen(one);
    told(
      insert.run({ id: one.id, ticketId: only }).then(({ text, audience, empty }) => {
        insertIntoComment(only, text, audience);
        toast({
          tone: empty.length > 0 ? 'info' : 'done',
          text: empty.length > 0 ? t('insertedEmpty', { names: empty.join(', ') }) : t('inserted'),
        });
        close();
      }),
    );
  };
  return (
    <Modal
      opened
      onClose={() => close(ran !== null)}
      size="lg"
      title={shown ? t('preview.title', { name: shown.name }) : t('picker.title')}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      {ran ? (
        <Outcome ran={ran} close={() => close(true)} />
      ) : shown ? (
        <Preview
          macro={shown}
          ids={ids}
          // Of several tickets each has its own end: what was refused is read before the window goes.
          done={(result) => (result.refused.length > 0 ? setRan(result) : close(true))}
        />
      ) : (
        <Picker ids={ids} choose={choose} />
      )}
    </Modal>
  );
}

function Picker({ ids, choose }: { ids: string[]; choose: (one: Offered) => void }) {
  const t = useText('macros');
  const [q, setQ] = useState('');
  const [only] = ids.length === 1 ? ids : [];
  const [wanted] = useDebouncedValue(q.trim(), 150);
  const found = useOperation(
    offerMacros,
    { ...(only ? { ticketId: only } : { kind: 'macro' as const }), q: wanted, limit: 50 },
    { keepPrevious: true },
  );
  const items = found.data?.items ?? [];
  return (
    <>
      <TextInput
        value={q}
        autoFocus
        data-autofocus
        aria-label={t('picker.search')}
        placeholder={t('picker.search')}
        onChange={(event) => setQ(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && items[0] && wanted === q.trim() && !found.isFetching) choose(items[0]);
        }}
      />
      {found.error ? <ErrorState compact error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={4} /> : null}
      {found.data && items.length === 0 ? (
        <p className={classes.dim}>{t(wanted ? 'picker.none' : 'picker.empty')}</p>
      ) : null}
      <ul className={classes.found}>
        {items.map((one) => (
          <li key={one.id}>
            <button type="button" className={classes.option} onClick={() => choose(one)}>
              <span className={classes.optionHead}>
                <span>{one.folder ? `${one.folder} / ${one.name}` : one.name}</span>
                <span className={classes.dim}>{t(one.kind === 'macro' ? 'picker.run' : 'picker.insert')}</span>
              </span>
              <span className={classes.optionText}>{one.text}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Outcome({ ran, close }: { ran: Ran; close: () => void }) {
  const t = useText('macros');
  const common = useText();
  const locale = useLocale();
  const undo = useUndo();
  return (
    <>
      <p>{t('preview.doneMany', { count: ran.changed })}</p>
      <p>{t('preview.refused', { count: ran.refused.length })}</p>
      <ul className={classes.lines}>
        {ran.refused.map((one) => (
          <li key={one.id}>
            <Link to={`/tickets/${one.id}`}>{one.number ?? t('unseen')}</Link>: {one.message[locale]}
          </li>
        ))}
      </ul>
      <Group gap={8}>
        <Button size="xs" onClick={close}>
          {common('action.close')}
        </Button>
        {undo(ran.undoId).map((act) => (
          <Button
            key={act.label}
            size="xs"
            variant="default"
            onClick={() => {
              act.run();
              close();
            }}
          >
            {act.label}
          </Button>
        ))}
      </Group>
    </>
  );
}

interface PreviewProps {
  macro: Pick<Offered, 'id' | 'name'>;
  ids: string[];
  done: (ran: Ran) => void;
}

function Preview({ macro, ids, done: tell }: PreviewProps) {
  const t = useText('macros');
  const locale = useLocale();
  const told = useTold();
  const undo = useUndo();
  const words = useTicketWords();
  const [openItems, setOpenItems] = useState(false);
  const found = useOperation(previewMacro, { id: macro.id, ids }, { staleTime: 0 });
  const run = useAction(runMacro, { changes: [...shownTickets, offerMacros] });
  if (found.error) return <ErrorState compact error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={5} />;
  const { ready, refused, sample } = found.data;
  const word = (field: string, value: string | null) =>
    value === null ? t('preview.empty') : (words.value(field, value) ?? value);
  const go = () =>
    told(
      run.run({ id: macro.id, ids, ...(openItems ? { openItems } : {}) }).then((done) => {
        const text =
          ids.length === 1 ? t('preview.done', { name: macro.name }) : t('preview.doneMany', { count: done.changed });
        if (done.refused.length === 0) toast({ tone: 'done', text, acts: undo(done.undoId) });
        tell(done);
      }),
    );
  const said = (audience: 'external' | 'internal', by: string, text: string | undefined) =>
    text ? (
      <div className={classes.said} data-audience={audience}>
        <span className={classes.saidBy}>{by}</span>
        {text}
      </div>
    ) : null;
  return (
    <>
      <p>{t('preview.ready', { count: ready })}</p>
      {sample ? (
        <>
          {said('external', t('preview.reply', { name: sample.reader }), sample.reply?.text)}
          {said('internal', t('preview.note'), sample.note?.text)}
          {said('external', t('preview.result'), sample.result?.text)}
          <ul className={classes.lines}>
            {sample.changes.map((one) => (
              <li key={one.field}>
                {t(`preview.field.${one.field}`)}: <del>{word(one.field, one.from)}</del> →{' '}
                <ins>{word(one.field, one.to)}</ins>
              </li>
            ))}
            {sample.items.length > 0 ? (
              <li>
                {t('preview.items')}: {sample.items.join('; ')}
              </li>
            ) : null}
            {sample.minutes ? (
              <li>
                {t('preview.minutes')}: {t('preview.minutesValue', { count: sample.minutes })}
              </li>
            ) : null}
          </ul>
          {sample.openItems > 0 ? (
            <Checkbox
              mb={8}
              checked={openItems}
              onChange={(event) => setOpenItems(event.currentTarget.checked)}
              label={t('preview.openItems', { count: sample.openItems })}
            />
          ) : null}
        </>
      ) : null}
      {refused.length > 0 ? (
        <>
          <p>{t('preview.refused', { count: refused.length })}</p>
          <ul className={classes.lines}>
            {refused.map((one) => (
              <li key={one.id}>
                {one.number}: {one.message[locale]}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Button size="xs" disabled={ready === 0} loading={run.pending} onClick={go}>
        {t('preview.run')}
      </Button>
    </>
  );
}
