// The card's facts in the right column: registration, execution, the paper itself.
import type { Output } from '#contract/core.ts';
import type { readLetter } from '#contract/correspondence.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { DueDate } from '../../../core/show/DueDate.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useLetterWords } from '../words.ts';

const count = (value: number | null) => (value === null ? null : String(value));

export function LetterFacts({ letter }: { letter: Output<typeof readLetter> }) {
  const t = useText('correspondence');
  const words = useLetterWords();
  const done = letter.stateGroup === 'done' || letter.stateGroup === 'refused';
  return (
    <>
      <Facts
        title={t('facts.execution')}
        items={[
          { label: t('field.responsible'), value: letter.responsible?.name, always: true },
          {
            label: t('field.dueOn'),
            value: letter.dueOn ? <DueDate day={letter.dueOn} done={done} /> : null,
            always: true,
          },
          { label: t('field.onControl'), value: letter.onControl ? t('yes') : null },
          { label: t('field.department'), value: letter.department?.name },
        ]}
      />
      <Facts
        title={t('facts.registration')}
        items={[
          { label: t('field.journal'), value: letter.journal.name },
          {
            label: t('field.registeredOn'),
            value: letter.registeredOn ? <DateText day={letter.registeredOn} /> : null,
          },
          { label: t('field.kind'), value: letter.letterKind?.name },
          { label: t('field.receivedOn'), value: letter.receivedOn ? <DateText day={letter.receivedOn} /> : null },
          { label: t('field.addressee'), value: letter.addressee?.name },
          { label: t('field.forwardedTo'), value: letter.forwardedTo },
          { label: t('field.caseIndex'), value: letter.caseIndex },
          {
            label: t('field.clearance'),
            value: letter.clearance === 'none' ? null : words.clearance(letter.clearance),
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
          { label: t('field.mainSheets'), value: count(letter.mainSheets) },
          { label: t('field.appendixCount'), value: count(letter.appendixCount) },
          { label: t('field.appendixSheets'), value: count(letter.appendixSheets) },
          {
            label: t('field.deliveryMethod'),
            value: letter.deliveryMethod ? words.delivery(letter.deliveryMethod) : null,
          },
          { label: t('field.trackingNumber'), value: letter.trackingNumber },
          { label: t('field.signatureNote'), value: letter.signatureNote },
          { label: t('field.signatureCheck'), value: letter.signatureCheck },
        ]}
      />
    </>
  );
}
