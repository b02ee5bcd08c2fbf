// Where the directory is, how the line is protected, and under whose name it is searched.
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { directoryBinds, directorySecurity } from '#contract/ldap-settings.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { useField } from '../../../core/form/form-context.ts';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { Row, Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useText } from '../../../core/text/texts.ts';

export function ConnectionFields({ hasPassword }: { hasPassword: boolean }) {
  const t = useText('directories');
  const security = useField<string>('security', t('field.security'));
  const bind = useField<string>('bind', t('field.bind'));
  const options = (names: readonly string[], words: (name: string) => string) =>
    names.map((value) => ({ value, label: words(value) }));
  return (
    <>
      <Section title={t('section.connection')}>
        <TextArea name="servers" label={t('field.servers')} hint={t('field.serversHint')} rows={2} />
        <Row>
          <SelectField
            name="security"
            label={t('field.security')}
            options={options(directorySecurity, (name) => t(`security.${name}`))}
          />
          <NumberField name="timeoutSeconds" label={t('field.timeout')} />
        </Row>
        {security.value === 'plain' ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t('plain.title')}>
            {t('plain.text')}
            <div style={{ marginTop: 10 }}>
              <CheckField name="plainAccepted" label={t('plain.accept')} />
            </div>
          </Alert>
        ) : (
          <TextArea
            name="ca"
            label={t('field.ca')}
            hint={t('field.caHint')}
            placeholder="-----BEGIN CERTIFICATE-----"
            rows={3}
            maxRows={8}
            optional
          />
        )}
      </Section>
      <Section title={t('section.bind')} hint={t('section.bindHint')}>
        <SelectField
          name="bind"
          label={t('field.bind')}
          options={options(directoryBinds, (name) => t(`bind.${name}`))}
          width="full"
        />
        {bind.value === 'direct' ? (
          <TextField name="bindTemplate" label={t('field.bindTemplate')} hint={t('field.bindTemplateHint')} />
        ) : null}
        <Row>
          <TextField
            name="bindDn"
            label={t('field.bindDn')}
            hint={t(bind.value === 'direct' ? 'field.bindDnDirect' : 'field.bindDnHint')}
            optional
          />
          <TextField
            name="bindPassword"
            label={t('field.bindPassword')}
            hint={t(hasPassword ? 'field.bindPasswordKept' : 'field.bindPasswordHint')}
            type="password"
            autoComplete="new-password"
            optional
          />
        </Row>
      </Section>
    </>
  );
}
