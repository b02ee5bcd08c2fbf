// Merging side by side: which card stays, and where the cards differ, which value is right.
import { Button, Radio } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type CSSProperties, useState } from 'react';
import {
  countContacts,
  countDoubles,
  listContacts,
  listDoubles,
  mergeContacts,
  readContact,
  searchContacts,
} from '#contract/contacts.ts';
import type { Output } from '#contract/core.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { useHotkeys } from '../../../core/keys/use-hotkeys.ts';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { phoneText } from '../words.ts';
import classes from './Doubles.module.css';
import { useUndoMerge } from './use-undo-merge.ts';

type Contact = Output<typeof readContact>;

const fields = [
  'name',
  'fullName',
  'inn',
  'kpp',
  'ogrn',
  'organisationId',
  'position',
  'postalAddress',
  'legalAddress',
  'note',
] as const;
type Field = (typeof fields)[number];
const lists = ['phones', 'emails'] as const;
const mostAtOnce = 3;

export default function MergePage() {
  const t = useText('merging');
  const { ids = '' } = useSearch({ strict: false }) as { ids?: string };
  const wanted = ids.split(',').filter(Boolean).slice(0, mostAtOnce);
  const [first = '', second = '', third = ''] = wanted;
  const one = useOperation(readContact, { id: first }, { enabled: first !== '' });
  const two = useOperation(readContact, { id: second }, { enabled: second !== '' });
  const three = useOperation(readContact, { id: third }, { enabled: third !== '' });
  if (wanted.length < 2) return <EmptyState title={t('merge.few')} text={t('merge.fewText')} />;
  const reads = [one, two, three].slice(0, wanted.length);
  const failed = reads.find((read) => read.error);
  if (failed?.error) return <ErrorState error={failed.error} retry={() => void failed.refetch()} />;
  const cards = reads.flatMap((read) => read.data ?? []);
  if (cards.length < wanted.length) return <SkeletonRows rows={10} />;
  return <Comparison key={ids} cards={cards} />;
}

const told = (card: Contact, field: Field): string =>
  field === 'organisationId' ? (card.organisationName ?? '') : card[field];
/** The fullest card stays at first. */
const fullness = (card: Contact) => fields.filter((field) => card[field]).length + card.merged.length;

function Comparison({ cards }: { cards: Contact[] }) {
  const t = useText('merging');
  const tc = useText('contacts');
  const locale = useLocale();
  const navigate = useNavigate();
  const undo = useUndoMerge();
  const [keptId, setKept] = useState(
    [...cards].sort((a, b) => fullness(b) - fullness(a) || (a.id < b.id ? -1 : 1))[0]?.id ?? '',
  );
  const [chosen, setChosen] = useState<Partial<Record<Field, string>>>({});
  const merge = useAction(mergeContacts, {
    changes: [readContact, listContacts, countContacts, searchContacts, listDoubles, countDoubles],
  });
  const kept = cards.find((card) => card.id === keptId) as Contact;
  const sourceOf = (field: Field): string =>
    chosen[field] ?? (told(kept, field) ? keptId : (cards.find((card) => told(card, field))?.id ?? keptId));
  const rows = fields.filter((field) => cards.some((card) => told(card, field)));
  const differs = (field: Field) => new Set(cards.map((card) => told(card, field)).filter(Boolean)).size > 1;
  const run = async () => {
    const values = Object.fromEntries(
      rows.flatMap((field) => {
        const source = cards.find((card) => card.id === sourceOf(field));
        return source && differs(field) ? [[field, source[field]] as const] : [];
      }),
    );
    const otherIds = cards.filter((card) => card.id !== keptId).map((card) => card.id);
    try {
      const done = await merge.run({ id: keptId, otherIds, values });
      const made = done.merged.filter((one) => otherIds.includes(one.id));
      toast({
        tone: 'done',
        text: t('merge.done', { name: done.name }),
        acts: [{ label: t('undo'), run: () => void undo.run(made.map((one) => one.mergeId)) }],
      });
      void navigate({ to: `/contacts/${done.id}` });
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  useHotkeys([{ keys: 'ctrl+Enter', label: t('merge.verb'), inFields: true, run: () => void run() }]);
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('merge.title')}</h1>
      <p className={classes.dim}>{t('merge.about')}</p>
      <div className={classes.scroll}>
        <table className={classes.table} style={{ '--cards': cards.length } as CSSProperties}>
          <thead>
            <tr>
              <th scope="row">{t('merge.kept')}</th>
              {cards.map((card) => (
                <th key={card.id} scope="col">
                  <Radio
                    name="kept"
                    size="sm"
                    label={card.name}
                    checked={card.id === keptId}
                    onChange={() => setKept(card.id)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((field) => (
              <tr key={field}>
                <th scope="row">{tc(`field.${field}`)}</th>
                {cards.map((card) => (
                  <td key={card.id}>
                    {differs(field) && told(card, field) ? (
                      <Radio
                        name={field}
                        size="sm"
                        label={told(card, field)}
                        checked={sourceOf(field) === card.id}
                        onChange={() => setChosen({ ...chosen, [field]: card.id })}
                      />
                    ) : (
                      told(card, field) || '—'
                    )}
                  </td>
                ))}
              </tr>
            ))}
            {lists.map((list) =>
              cards.some((card) => card[list].length > 0) ? (
                <tr key={list}>
                  <th scope="row">{tc(`field.${list}`)}</th>
                  {cards.map((card) => (
                    <td key={card.id}>{card[list].map(phoneText).join(', ') || '—'}</td>
                  ))}
                </tr>
              ) : null,
            )}
          </tbody>
        </table>
      </div>
      <p className={classes.dim}>{t('merge.lists')}</p>
      <div className={classes.acts}>
        <Button loading={merge.pending} onClick={() => void run()} title="Ctrl+Enter">
          {t('merge.verb')}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => window.history.back()}>
          {t('merge.cancel')}
        </Button>
      </div>
    </div>
  );
}
