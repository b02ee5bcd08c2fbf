// The fields of a new ticket: the employee's few, and below them those of whoever looks after tickets.
import { Lookup } from '../../../core/form/Lookup.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { Row, Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useCategories } from '../category-options.ts';
import { findPlaces } from '../places.ts';
import { useTicketWords } from '../words.ts';

export function TicketFields({ dispatches }: { dispatches: boolean }) {
  const t = useText('helpdesk');
  const words = useTicketWords();
  const categories = useCategories();
  return (
    <>
      {dispatches ? (
        <PersonField
          name="requester"
          label={t('field.requester')}
          hint={t('form.requesterHint')}
          kind="user"
          optional
          autoFocus
        />
      ) : null}
      <TextField
        name="subject"
        label={t('form.subject')}
        hint={t('form.subjectHint')}
        maxLength={300}
        autoFocus={!dispatches}
      />
      <SelectField name="categoryId" label={t('field.category')} width="full" options={categories.options} />
      <Lookup
        name="place"
        label={t('field.place')}
        hint={t('form.placeHint')}
        searchKey="places"
        search={findPlaces}
        freeText
        optional
      />
      <TextArea
        name="description"
        label={t('field.description')}
        hint={t('form.descriptionHint')}
        maxLength={20_000}
        optional
      />
      {dispatches ? (
        <Section title={t('form.dispatch')}>
          <Row>
            <SelectField name="priority" label={t('field.priority')} options={words.priorities} optional />
          </Row>
          <Row>
            <PersonField name="executor" label={t('field.executor')} kind="user" optional />
            <PersonField name="group" label={t('field.group')} hint={t('form.groupHint')} kind="group" optional />
          </Row>
        </Section>
      ) : null}
    </>
  );
}
