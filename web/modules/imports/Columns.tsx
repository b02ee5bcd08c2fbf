// Which column is what: guessed by the headings or taken from a saved mapping, changed here; then the check.
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { listJournals } from '#contract/correspondence.ts';
import {
  checkImport,
  type ImportCard,
  type ImportKind,
  listImportKinds,
  listImportRows,
  readImport,
  saveImportMapping,
} from '#contract/import.ts';
import { ApiError } from '../../core/api/api-error.ts';
import { useAction, useOperation } from '../../core/api/use-operation.ts';
import { ErrorState } from '../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../core/text/texts.ts';
import { toast } from '../../core/toast/toast.ts';
import { Beside } from './Beside.tsx';
import classes from './Imports.module.css';

export function Columns({ card, onChecked }: { card: ImportCard; onChecked: () => void }) {
  const kinds = useOperation(listImportKinds, {});
  if (kinds.error) return <ErrorState error={kinds.error} retry={() => void kinds.refetch()} />;
  const kind = kinds.data?.items.find((one) => one.kind === card.kind);
  if (!kind) return <SkeletonRows rows={6} />;
  return <Mapper card={card} kind={kind} onChecked={onChecked} />;
}

function Mapper({ card, kind, onChecked }: { card: ImportCard; kind: ImportKind; onChecked: () => void }) {
  const t = useText('imports');
  const locale = useLocale();
  const [mapping, setMapping] = useState(card.mapping);
  const [options, setOptions] = useState(card.options);
  const [beside, setBeside] = useState<string[]>([]);
  const check = useAction(checkImport, { changes: [readImport, listImportRows] });
  const { error } = check;
  const words = error instanceof ApiError ? (error.errors[0]?.message[locale] ?? error.words(locale)) : null;
  const choose = (place: number, field: string | null) =>
    setMapping(mapping.map((one, at) => (at === place ? field : one === field ? null : one)));
  const missing = kind.columns.filter((column) => column.required && !mapping.includes(column.key));
  return (
    <>
      <ul className={classes.columns}>
        {card.columns.map((column, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one heading, their place tells them apart
          <li key={place} className={classes.column}>
            <div className={classes.heading}>
              <strong>{column.name || t('noName', { place: place + 1 })}</strong>
              <span className={classes.samples}>{column.samples.join(' · ') || t('empty')}</span>
            </div>
            <NativeSelect
              size="sm"
              w={240}
              aria-label={t('meansOf', { column: column.name || place + 1 })}
              value={mapping[place] ?? ''}
              onChange={(event) => choose(place, event.currentTarget.value || null)}
              data={[
                { value: '', label: t('skip') },
                ...kind.columns.map((one) => ({
                  value: one.key,
                  label: one.title[locale] + (one.required ? ' *' : ''),
                })),
              ]}
            />
          </li>
        ))}
      </ul>
      {kind.options.includes('journal') ? (
        <Journal
          direction={card.kind.split('.')[1] ?? ''}
          value={options.journalId ?? ''}
          onChange={(journalId) => {
            const { journalId: _before, ...rest } = options;
            setOptions(journalId ? { ...rest, journalId } : rest);
          }}
        />
      ) : null}
      <Checkbox
        mt="md"
        label={t('option.update')}
        checked={options.update}
        onChange={(event) => setOptions({ ...options, update: event.currentTarget.checked })}
      />
      {kind.options.includes('intoClosed') ? (
        <Checkbox
          mt="xs"
          label={t('option.intoClosed')}
          checked={options.intoClosed}
          onChange={(event) => setOptions({ ...options, intoClosed: event.currentTarget.checked })}
        />
      ) : null}
      {kind.options.includes('invite') ? (
        <Checkbox
          mt="xs"
          label={t('option.invite')}
          checked={options.invite}
          onChange={(event) => setOptions({ ...options, invite: event.currentTarget.checked })}
        />
      ) : null}
      {missing.length > 0 ? (
        <p className={classes.dim}>
          {t('missing', { names: missing.map((column) => column.title[locale]).join(', ') })}
        </p>
      ) : null}
      {kind.files ? (
        <Beside count={beside.length} onSent={(ids) => setBeside((before) => [...before, ...ids])} />
      ) : null}
      {words ? (
        <p className={classes.problem} role="alert">
          {words}
        </p>
      ) : null}
      <div className={classes.acts}>
        <Button
          loading={check.pending}
          onClick={() =>
            void check.run({ id: card.id, mapping, options, besideIds: beside }).then(onChecked, () => undefined)
          }
        >
          {t('check')}
        </Button>
      </div>
      <SaveMapping card={card} mapping={mapping} />
    </>
  );
}

function Journal(props: { direction: string; value: string; onChange: (id: string) => void }) {
  const t = useText('imports');
  const journals = useOperation(listJournals, {});
  const fitting = (journals.data?.items ?? []).filter((one) => one.direction === props.direction && one.canRegister);
  if (fitting.length < 2) return null;
  return (
    <NativeSelect
      mt="md"
      maw={420}
      label={t('journal')}
      description={t('journalHint')}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      data={[{ value: '', label: t('journalNone') }, ...fitting.map((one) => ({ value: one.id, label: one.name }))]}
    />
  );
}

function SaveMapping({ card, mapping }: { card: ImportCard; mapping: (string | null)[] }) {
  const t = useText('imports');
  const locale = useLocale();
  const [name, setName] = useState('');
  const save = useAction(saveImportMapping, { changes: [listImportKinds] });
  const columns = Object.fromEntries(
    card.columns.flatMap(({ name: heading }, place) => (mapping[place] && heading ? [[heading, mapping[place]]] : [])),
  );
  return (
    <div className={classes.save}>
      <TextInput
        size="xs"
        label={t('saveAs')}
        placeholder={t('saveExample')}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        size="xs"
        variant="default"
        disabled={name.trim() === '' || Object.keys(columns).length === 0}
        loading={save.pending}
        onClick={() =>
          void save.run({ kind: card.kind, name: name.trim(), columns }).then(
            () => toast({ text: t('saved'), tone: 'done' }),
            (failed) =>
              toast({ text: failed instanceof ApiError ? failed.words(locale) : String(failed), tone: 'problem' }),
          )
        }
      >
        {t('save')}
      </Button>
    </div>
  );
}
