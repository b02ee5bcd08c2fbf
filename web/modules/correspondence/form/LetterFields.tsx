// The fields of a letter in the order in which a clerk reads the paper; the rest of the 20 items folds below.
import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import type { Direction, listJournals, listKinds } from '#contract/correspondence.ts';
import { useMe } from '../../../core/api/session.ts';
import { CustomFields } from '../../../core/fields/CustomFields.tsx';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { ChipsField } from '../../../core/form/ChipsField.tsx';
import { DateField } from '../../../core/form/DateField.tsx';
import { Lookup } from '../../../core/form/Lookup.tsx';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { Row, Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { findContacts } from '../../../core/form/search-contacts.ts';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useText } from '../../../core/text/texts.ts';
import { NumberChoice } from '../numbers/NumberChoice.tsx';
import { useLetterWords } from '../words.ts';
import { makeContact } from './make-contact.ts';

export interface LetterFieldsProps {
  direction: Direction;
  journals: Output<typeof listJournals>['items'];
  kinds: Output<typeof listKinds>['items'];
  /** The kind that is chosen, for its required fields. */
  kindId: string | null;
  /** Values of the organisation's own fields as the letter stands. */
  custom?: Record<string, unknown>;
  /** A registered letter keeps its journal and its date. */
  registered?: boolean;
}

export function LetterFields({ direction, journals, kinds, kindId, custom, registered = false }: LetterFieldsProps) {
  const place = { kind: `${direction}_letter`, variantId: kindId };
  const t = useText('correspondence');
  const me = useMe();
  const [more, setMore] = useState(false);
  const chosen = kinds.find((kind) => kind.id === kindId);
  const required = new Set<string>(chosen?.required ?? []);
  // Left empty, the term of a new letter is counted by its kind.
  const days = registered ? null : (chosen?.dueDays ?? null);
  const optional = (field: string) => !required.has(field);
  const kindOptions = kinds
    .filter((kind) => kind.enabled && kind.directions.includes(direction))
    .map((kind) => ({ value: kind.id, label: kind.name }));
  const create = me.can.includes('contacts.contact.create')
    ? { create: { label: (typed: string) => t('form.createContact', { name: typed }), run: makeContact } }
    : {};
  return (
    <>
      <Section title={t('form.letter')}>
        {direction === 'outgoing' ? (
          <ChipsField
            name="addressees"
            label={t('field.addressees')}
            searchKey="contacts"
            search={findContacts}
            freeText
            {...create}
            autoFocus
          />
        ) : (
          <Lookup
            name="correspondent"
            label={t(direction === 'internal' ? 'field.author' : 'field.correspondent')}
            searchKey="contacts"
            search={findContacts}
            freeText
            {...create}
            optional={direction === 'internal'}
            autoFocus
          />
        )}
        <Row>
          {direction === 'incoming' ? (
            <TextField
              name="externalNumber"
              label={t('field.externalNumber')}
              optional={optional('externalNumber')}
              width="medium"
              maxLength={100}
            />
          ) : null}
          <DateField
            name="documentDate"
            label={t('field.documentDate')}
            optional={optional('documentDate')}
            width="short"
          />
        </Row>
        <TextArea name="subject" label={t('field.subject')} rows={2} maxLength={1000} />
        <Row>
          <SelectField name="kindId" label={t('field.kind')} options={kindOptions} optional />
          {direction === 'incoming' ? (
            <PersonField name="addressee" label={t('field.addressee')} optional width="medium" />
          ) : null}
        </Row>
      </Section>
      <Section title={t('form.registration')}>
        <Row>
          <SelectField
            name="journalId"
            label={t('field.journal')}
            options={journals.map((one) => ({ value: one.id, label: one.name }))}
            disabled={registered}
          />
          {registered ? null : <DateField name="registeredOn" label={t('field.registeredOn')} width="short" />}
          {direction === 'incoming' ? (
            <DateField name="receivedOn" label={t('field.receivedOn')} optional width="short" />
          ) : null}
        </Row>
        {registered ? null : <NumberChoice journals={journals} />}
        <Row>
          <PersonField
            name="responsible"
            label={t('field.responsible')}
            optional={optional('responsibleId')}
            width="medium"
          />
          <DateField
            name="dueOn"
            label={t('field.dueOn')}
            optional={optional('dueOn')}
            width="short"
            {...(days === null ? {} : { hint: t('form.dueByKind', { count: days }) })}
          />
        </Row>
        {direction === 'internal' ? null : (
          <DateField
            name="answerBy"
            label={t(`answers.by.${direction}`)}
            hint={t(`answers.hint.${direction}`)}
            optional
          />
        )}
        <CheckField name="onControl" label={t('field.onControl')} />
      </Section>
      <CustomFields
        subject="letter"
        place={place}
        contacts={{ search: findContacts, ...create }}
        {...(custom ? { values: custom } : {})}
      />
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        aria-expanded={more}
        onClick={() => setMore(!more)}
        rightSection={more ? <IconChevronUp size={15} /> : <IconChevronDown size={15} />}
      >
        {t(more ? 'form.less' : 'form.more')}
      </Button>
      {more || required.size > 0 ? <RestOfCard optional={optional} direction={direction} /> : null}
    </>
  );
}

function RestOfCard({ optional, direction }: { optional: (field: string) => boolean; direction: Direction }) {
  const t = useText('correspondence');
  const words = useLetterWords();
  const me = useMe();
  const marks = words.clearances.filter((one) => one.value === 'none' || me.clearances.includes(one.value as never));
  return (
    <Section title={t('form.rest')}>
      <Row>
        <TextField
          name="signatoryName"
          label={t('field.signatoryName')}
          optional={optional('signatoryName')}
          width="medium"
        />
        <TextField name="signatoryPosition" label={t('field.signatoryPosition')} optional width="medium" />
      </Row>
      <Row>
        <NumberField name="mainSheets" label={t('field.mainSheets')} optional={optional('mainSheets')} />
        <NumberField name="appendixCount" label={t('field.appendixCount')} optional />
        <NumberField name="appendixSheets" label={t('field.appendixSheets')} optional />
      </Row>
      <Row>
        <SelectField
          name="deliveryMethod"
          label={t('field.deliveryMethod')}
          options={words.deliveries}
          optional={optional('deliveryMethod')}
        />
        <TextField name="trackingNumber" label={t('field.trackingNumber')} optional width="medium" />
      </Row>
      <TextArea name="instruction" label={t('field.instruction')} rows={2} optional />
      <Row>
        <PersonField name="department" label={t('field.department')} kind="group" optional width="medium" />
        <TextField name="caseIndex" label={t('field.caseIndex')} optional={optional('caseIndex')} width="short" />
      </Row>
      <Row>
        {direction === 'incoming' ? (
          <TextField name="forwardedTo" label={t('field.forwardedTo')} optional width="medium" />
        ) : null}
        {marks.length > 1 ? <SelectField name="clearance" label={t('field.clearance')} options={marks} /> : null}
      </Row>
      <Row>
        <TextField name="signatureNote" label={t('field.signatureNote')} optional width="medium" />
        <TextField name="signatureCheck" label={t('field.signatureCheck')} optional width="medium" />
      </Row>
      <TextArea name="note" label={t('field.note')} rows={2} optional />
    </Section>
  );
}
