// Who the person is and where they work: whole for an account that is there; in two parts for a new one,
// where sign-in and roles stand between what every account needs and the rest.
import { CheckField } from '../../../core/form/CheckField.tsx';
import { ChipsField } from '../../../core/form/ChipsField.tsx';
import { DateField } from '../../../core/form/DateField.tsx';
import { PersonField, searchPeople } from '../../../core/form/PersonField.tsx';
import { Row, Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { ZoneField } from '../../../core/form/ZoneField.tsx';
import { useText } from '../../../core/text/texts.ts';

export function PersonFields() {
  const t = useText('admin');
  return (
    <Section title={t('user.person')}>
      <MainFields />
      <MoreFields />
    </Section>
  );
}

export function NewPersonFields() {
  const t = useText('admin');
  return (
    <Section title={t('user.person')}>
      <MainFields isNew />
    </Section>
  );
}

export function RestOfPersonFields() {
  const t = useText('admin');
  return (
    <Section title={t('user.more')} hint={t('user.moreHint')}>
      <MoreFields />
    </Section>
  );
}

function MainFields({ isNew = false }: { isNew?: boolean }) {
  const t = useText('admin');
  return (
    <>
      <TextField name="name" label={t('field.name')} hint={t('user.nameHint')} maxLength={200} autoFocus={isNew} />
      <Row>
        <TextField name="login" label={t('field.login')} hint={t('user.loginHint')} maxLength={60} />
        <TextField
          name="email"
          label={t('field.email')}
          hint={t('user.emailHint')}
          type="email"
          maxLength={254}
          optional
        />
      </Row>
      <ChipsField
        name="groups"
        label={t('field.groups')}
        hint={t('user.groupsHint')}
        searchKey="directory-group"
        search={searchPeople('group')}
        max={50}
        optional
      />
    </>
  );
}

function MoreFields() {
  const t = useText('admin');
  return (
    <>
      <Row>
        <TextField name="position" label={t('field.position')} maxLength={200} optional />
        <TextField name="phone" label={t('field.phone')} type="tel" maxLength={40} optional />
      </Row>
      <Row>
        <DateField name="birthDate" label={t('field.birthDate')} optional />
        <PersonField name="manager" label={t('field.manager')} hint={t('user.managerHint')} kind="user" optional />
      </Row>
      <CheckField name="staff" label={t('field.staff')} hint={t('user.staffHint')} />
      <Row>
        <SelectField
          name="locale"
          label={t('field.locale')}
          options={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
        />
        <ZoneField name="zone" label={t('field.zone')} />
      </Row>
    </>
  );
}
