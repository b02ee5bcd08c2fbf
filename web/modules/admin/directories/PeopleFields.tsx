// Whom the directory holds and which of their attributes mean what here.
import { disabledMarks } from '#contract/ldap-settings.ts';
import { useField } from '../../../core/form/form-context.ts';
import { Row, Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useText } from '../../../core/text/texts.ts';

export function PeopleFields({ baseHint }: { baseHint: string }) {
  const t = useText('directories');
  const disabledBy = useField<string>('disabledBy', t('field.disabledBy'));
  return (
    <Section title={t('section.people')}>
      <TextField name="base" label={t('field.base')} placeholder={baseHint} />
      <TextField name="filter" label={t('field.filter')} hint={t('field.filterHint')} optional />
      <Row>
        <TextField name="loginAttributes" label={t('field.loginAttributes')} hint={t('field.loginAttributesHint')} />
        <TextField name="subject" label={t('field.subject')} hint={t('field.subjectHint')} />
      </Row>
      <Row>
        <TextField name="login" label={t('field.login')} />
        <TextField name="fullName" label={t('field.fullName')} />
        <TextField name="email" label={t('field.email')} optional />
      </Row>
      <Row>
        <TextField name="position" label={t('field.position')} optional />
        <TextField name="phone" label={t('field.phone')} optional />
        <TextField name="manager" label={t('field.manager')} optional />
      </Row>
      <SelectField
        name="disabledBy"
        label={t('field.disabledBy')}
        options={disabledMarks.map((value) => ({ value, label: t(`disabledBy.${value}`) }))}
        width="full"
      />
      {disabledBy.value === 'attribute' ? (
        <Row>
          <TextField name="disabledAttribute" label={t('field.disabledAttribute')} />
          <TextField name="disabledValue" label={t('field.disabledValue')} />
        </Row>
      ) : null}
    </Section>
  );
}
