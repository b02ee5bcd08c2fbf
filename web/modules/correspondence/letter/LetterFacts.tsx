// The card's facts in the right column: registration, execution, the paper itself; edited where they stand.
import type { Output } from '#contract/core.ts';
import { listKinds, type readLetter } from '#contract/correspondence.ts';
import { useMe } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { CustomFacts } from '../../../core/fields/CustomFacts.tsx';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { DateField } from '../../../core/form/DateField.tsx';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { findContacts } from '../../../core/form/search-contacts.ts';
import { TextField } from '../../../core/form/TextField.tsx';
import { Facts } from '../../../core/record/Facts.tsx';
import { useInPlace } from '../../../core/record/in-place/in-place-context.ts';
import type { Fact } from '../../../core/record/record-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { DueDate } from '../../../core/show/DueDate.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useLetterWords } from '../words.ts';

const count = (value: number | null) => (value === null ? null : String(value));
const chosen = (value: unknown) => Boolean((value as { id?: string | null } | null)?.id);

export function LetterFacts({ letter }: { letter: Output<typeof readLetter> }) {
  const t = useText('correspondence');
  const words = useLetterWords();
  const edit = useLetterInputs(letter);
  const done = letter.stateGroup === 'done' || letter.stateGroup === 'refused';
  return (
    <>
      <Facts
        title={t('facts.execution')}
        items={[
          {
            label: t('field.responsible'),
            value: letter.responsible?.name,
            always: true,
            edit: edit.person('responsible'),
          },
          {
            label: t('field.dueOn'),
            value: letter.dueOn ? <DueDate day={letter.dueOn} done={done} /> : null,
            always: true,
            edit: edit.day('dueOn'),
          },
          ...(letter.direction === 'internal'
            ? []
            : [
                {
                  label: t(`answers.by.${letter.direction}`),
                  value: letter.answerBy ? (
                    <DueDate day={letter.answerBy} done={letter.answeredOn !== null || letter.life !== 'active'} />
                  ) : null,
                  edit: { ...edit.day('answerBy'), offered: true },
                },
              ]),
          { label: t('field.onControl'), value: letter.onControl ? t('yes') : null, edit: edit.mark('onControl') },
          {
            label: t('field.department'),
            value: letter.department?.name,
            edit: { ...edit.person('department', 'group'), offered: true },
          },
        ]}
      />
      <CustomFacts
        subject="letter"
        place={{ kind: letter.kind, variantId: letter.letterKind?.id ?? null }}
        contacts={{ search: findContacts }}
        values={letter.custom}
      />
      <Facts
        title={t('facts.registration')}
        items={[
          { label: t('field.journal'), value: letter.journal.name },
          {
            label: t('field.registeredOn'),
            value: letter.registeredOn ? <DateText day={letter.registeredOn} dated /> : null,
          },
          { label: t('field.kind'), value: letter.letterKind?.name, edit: edit.kind },
          {
            label: t('field.receivedOn'),
            value: letter.receivedOn ? <DateText day={letter.receivedOn} dated /> : null,
            edit: edit.day('receivedOn'),
          },
          { label: t('field.addressee'), value: letter.addressee?.name, edit: edit.person('addressee') },
          { label: t('field.forwardedTo'), value: letter.forwardedTo, edit: edit.line('forwardedTo') },
          { label: t('field.caseIndex'), value: letter.caseIndex, edit: edit.line('caseIndex') },
          {
            label: t('field.clearance'),
            value: letter.clearance === 'none' ? null : words.clearance(letter.clearance),
            edit: edit.clearance,
          },
          { label: t('facts.author'), value: letter.author.name },
        ]}
      />
      <Facts
        title={t('facts.paper')}
        items={[
          {
            label: t('field.addressees'),
            value: letter.addressees.length > 0 ? letter.addressees.map((one) => one.name).join(', ') : null,
          },
          { label: t('field.mainSheets'), value: count(letter.mainSheets), edit: edit.number('mainSheets') },
          { label: t('field.appendixCount'), value: count(letter.appendixCount), edit: edit.number('appendixCount') },
          {
            label: t('field.appendixSheets'),
            value: count(letter.appendixSheets),
            edit: edit.number('appendixSheets'),
          },
          {
            label: t('field.deliveryMethod'),
            value: letter.deliveryMethod ? words.delivery(letter.deliveryMethod) : null,
            edit: edit.delivery,
          },
          { label: t('field.trackingNumber'), value: letter.trackingNumber, edit: edit.line('trackingNumber') },
          { label: t('field.signatureNote'), value: letter.signatureNote, edit: edit.line('signatureNote') },
          { label: t('field.signatureCheck'), value: letter.signatureCheck, edit: edit.line('signatureCheck') },
        ]}
      />
    </>
  );
}

/** The inputs of the facts, by the names of the form's values. */
function useLetterInputs(letter: Output<typeof readLetter>) {
  const t = useText('correspondence');
  const words = useLetterWords();
  const me = useMe();
  const kinds = useOperation(listKinds, {}, { enabled: useInPlace() !== null, staleTime: 60_000 });
  const label = (field: string) => t(`field.${field}`);
  const fitting = (kinds.data?.items ?? []).filter(
    (kind) => kind.enabled && kind.directions.includes(letter.direction),
  );
  const marks = words.clearances.filter((one) => one.value === 'none' || me.clearances.includes(one.value as never));
  const select = (field: string, options: { value: string; label: string }[], optional: boolean): Fact['edit'] => ({
    field,
    input: <SelectField name={field} label={label(field)} options={options} optional={optional} width="full" />,
  });
  return {
    person: (field: string, kind: 'any' | 'group' = 'any') => ({
      field,
      input: <PersonField name={field} label={label(field)} kind={kind} optional />,
      settles: chosen,
    }),
    day: (field: string) => ({ field, input: <DateField name={field} label={label(field)} optional width="full" /> }),
    line: (field: string) => ({ field, input: <TextField name={field} label={label(field)} optional /> }),
    number: (field: string) => ({ field, input: <NumberField name={field} label={label(field)} optional /> }),
    mark: (field: string) => ({
      field,
      input: <CheckField name={field} label={label(field)} />,
      settles: () => true,
      offered: true,
    }),
    kind: select(
      'kindId',
      fitting.map((kind) => ({ value: kind.id, label: kind.name })),
      true,
    ),
    clearance: select('clearance', marks, false),
    delivery: select('deliveryMethod', words.deliveries, true),
  };
}
