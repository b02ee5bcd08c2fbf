// The number of a letter that is being registered: the next one, one of one's own reserve, or one typed by right.
// Draws nothing for those who have neither a reserve nor the right.
import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { checkNumber, listReservations } from '#contract/correspondence.ts';
import { periodOf, type Restart } from '#contract/numbering.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { widths } from '../../../core/form/FieldLabel.tsx';
import { useField, useFormPlace } from '../../../core/form/form-context.ts';
import { useFormState } from '../../../core/form/use-form.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import type { LetterFieldsProps } from '../form/LetterFields.tsx';
import type { LetterValues } from '../form/letter-values.ts';
import { chosenOf, ranges } from './ordinals.ts';

const byHand = 'by-hand';

export function NumberChoice({ journals }: { journals: LetterFieldsProps['journals'] }) {
  const t = useText('numbers');
  const { form } = useFormPlace();
  const values = useFormState(form, (state) => state.values) as LetterValues;
  const field = useField<string>('number', t('choice.label'));
  const [typing, setTyping] = useState(false);
  const mayReserve = useCan(listReservations);
  const mayChoose = useCan(checkNumber);
  const journal = journals.find((one) => one.id === values.journalId);
  const period = journal && values.registeredOn ? periodOf(journal.restart as Restart, values.registeredOn) : undefined;
  const reserve = useOperation(
    listReservations,
    { journalId: values.journalId, mine: true, open: true, limit: 20, ...(period === undefined ? {} : { period }) },
    { enabled: mayReserve && Boolean(values.journalId), staleTime: 0 },
  );
  const usable = (reserve.data?.items ?? []).filter((one) => !one.expired && !one.closed);
  const kept = usable.flatMap((one) => one.left).sort((one, other) => one.ordinal - other.ordinal);
  if (!mayChoose && kept.length === 0 && field.value === '') return null;
  const isKept = kept.some((one) => String(one.ordinal) === field.value);
  const chosen = typing || (field.value !== '' && !isKept) ? byHand : field.value;
  const pick = (value: string) => {
    setTyping(value === byHand);
    field.set(value === byHand ? '' : value);
    field.setInvalid(null);
  };
  return (
    <>
      <NativeSelect
        label={t('choice.label')}
        style={{ maxWidth: widths.long }}
        id={chosen === byHand ? undefined : field.id}
        value={chosen}
        onChange={(event) => pick(event.currentTarget.value)}
        disabled={field.readOnly}
        error={chosen === byHand ? undefined : field.error}
      >
        <option value="">
          {journal?.nextNumber ? t('choice.nextIs', { number: journal.nextNumber }) : t('choice.next')}
        </option>
        {kept.length > 0 ? (
          <optgroup label={t('choice.mine', { numbers: ranges(kept.map((one) => one.ordinal)) })}>
            {kept.map((one) => (
              <option key={one.ordinal} value={String(one.ordinal)}>
                {one.number ?? one.ordinal}
              </option>
            ))}
          </optgroup>
        ) : null}
        {mayChoose ? <option value={byHand}>{t('choice.manual')}</option> : null}
      </NativeSelect>
      {chosen === byHand ? <TypedNumber field={field} values={values} /> : null}
    </>
  );
}

function TypedNumber({ field, values }: { field: ReturnType<typeof useField<string>>; values: LetterValues }) {
  const t = useText('numbers');
  const locale = useLocale();
  const [typed] = useDebouncedValue(field.value, 250);
  const chosen = chosenOf(typed);
  const check = useOperation(
    checkNumber,
    {
      id: values.journalId,
      ...(values.registeredOn ? { registeredOn: values.registeredOn } : {}),
      caseIndex: values.caseIndex,
      ordinal: chosen?.ordinal ?? 1,
      suffix: chosen?.suffix ?? '',
    },
    { enabled: chosen !== undefined && Boolean(values.journalId), staleTime: 0 },
  );
  const answer = chosen && !check.isPending ? check.data : undefined;
  const problem = answer && !answer.free ? answer.message?.[locale] : undefined;
  return (
    <TextInput
      id={field.id}
      label={t('choice.typed')}
      description={
        chosen === undefined
          ? t('choice.hint')
          : answer?.free
            ? t('choice.free', { number: answer.number })
            : problem
              ? t('choice.hint')
              : t('choice.checking')
      }
      style={{ maxWidth: widths.short }}
      value={field.value}
      maxLength={13}
      autoComplete="off"
      autoFocus
      onChange={(event) => {
        const { value } = event.currentTarget;
        field.set(value);
        field.setInvalid(value.trim() === '' || chosenOf(value) ? null : t('choice.wrong'));
      }}
      readOnly={field.readOnly}
      error={field.error ?? problem}
    />
  );
}
