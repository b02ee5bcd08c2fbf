// The fields of a contact in the order of a business card: who, where they work, how to reach them, then the requisites.
import { createContact } from '#contract/contacts.ts';
import { useCan } from '../../../core/api/session.ts';
import { ChipsField } from '../../../core/form/ChipsField.tsx';
import { Lookup } from '../../../core/form/Lookup.tsx';
import { Row, Section } from '../../../core/form/Section.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useText } from '../../../core/text/texts.ts';
import type { ContactKind } from './contact-values.ts';
import { KindField } from './KindField.tsx';
import { findOrganisations, makeOrganisation } from './organisations.ts';

export function ContactFields({ kind, isNew = false }: { kind: ContactKind; isNew?: boolean }) {
  const t = useText('contacts');
  const isPerson = kind === 'person';
  return (
    <>
      <Section title={t('form.who')}>
        {isNew ? <KindField /> : null}
        <TextField
          name="name"
          label={t(isPerson ? 'form.personName' : 'field.name')}
          hint={t(isPerson ? 'form.personNameHint' : 'form.nameHint')}
          maxLength={300}
          autoFocus
        />
        {isPerson ? <Work /> : <TextField name="fullName" label={t('field.fullName')} maxLength={500} optional />}
      </Section>
      <Section title={t('reach.title')}>
        <ChipsField name="phones" label={t('field.phones')} hint={t('form.phonesHint')} max={20} optional />
        <ChipsField name="emails" label={t('field.emails')} hint={t('form.emailsHint')} max={20} optional />
        <TextField name="postalAddress" label={t('field.postalAddress')} maxLength={500} optional />
      </Section>
      <Section title={t('facts.requisites')}>
        <Row>
          <TextField
            name="inn"
            label={t('field.inn')}
            hint={t(isPerson ? 'form.innPersonHint' : 'form.innHint')}
            width="medium"
            maxLength={20}
            optional
          />
          {isPerson ? null : (
            <TextField
              name="kpp"
              label={t('field.kpp')}
              hint={t('form.kppHint')}
              width="medium"
              maxLength={20}
              optional
            />
          )}
        </Row>
        {isPerson ? null : (
          <>
            <TextField
              name="ogrn"
              label={t('field.ogrn')}
              hint={t('form.ogrnHint')}
              width="medium"
              maxLength={30}
              optional
            />
            <TextField name="legalAddress" label={t('field.legalAddress')} maxLength={500} optional />
          </>
        )}
        <TextArea name="note" label={t('field.note')} rows={2} maxLength={2000} optional />
      </Section>
    </>
  );
}

function Work() {
  const t = useText('contacts');
  const mayCreate = useCan(createContact);
  const create = { label: (typed: string) => t('form.createOrganisation', { name: typed }), run: makeOrganisation };
  return (
    <Row>
      <Lookup
        name="organisation"
        label={t('field.organisationId')}
        searchKey="contacts-organisation"
        search={findOrganisations}
        optional
        {...(mayCreate ? { create } : {})}
      />
      <TextField name="position" label={t('field.position')} maxLength={200} optional />
    </Row>
  );
}
