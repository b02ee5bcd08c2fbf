// The fields of an outside sign-in system, in the order in which an administrator fills them beside the other's console.
import { CheckField } from '../../../core/form/CheckField.tsx';
import { ChipsField } from '../../../core/form/ChipsField.tsx';
import { useField } from '../../../core/form/form-context.ts';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { Row, Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useText } from '../../../core/text/texts.ts';
import { GroupRulesField } from './GroupRulesField.tsx';
import type { Provider } from './provider-values.ts';

export function ProviderFields({ provider }: { provider?: Provider }) {
  const t = useText('providers');
  const authentication = useField<Provider['authentication']>('authentication', t('authentication'));
  const admission = useField<Provider['admission']>('admission', t('admission'));
  const second = useField<boolean>('secondFactorTrusted', t('secondFactorTrusted'));
  return (
    <>
      <Section title={t('section.connection')}>
        <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={60} />
        {provider ? null : <TextField name="key" label={t('key')} hint={t('keyHint')} maxLength={30} />}
        <TextField
          name="issuer"
          label={t('issuer')}
          hint={t(provider?.linked ? 'issuerFixed' : 'issuerHint')}
          width="full"
          placeholder="https://id.example.org/realms/office"
        />
        <Row>
          <TextField name="clientId" label={t('clientId')} maxLength={300} />
          <SelectField
            name="authentication"
            label={t('authentication')}
            options={(['basic', 'post', 'none'] as const).map((value) => ({
              value,
              label: t(`authenticationOf.${value}`),
            }))}
          />
        </Row>
        {authentication.value === 'none' ? null : (
          <TextField
            name="clientSecret"
            label={t('clientSecret')}
            type="password"
            hint={t(provider?.hasSecret ? 'secretKept' : 'secretHint')}
            optional={provider?.hasSecret ?? false}
            autoComplete="new-password"
          />
        )}
        <TextField name="scopes" label={t('scopes')} hint={t('scopesHint')} width="full" />
        <TextArea name="certificate" label={t('certificate')} hint={t('certificateHint')} optional maxRows={8} />
      </Section>
      <Section title={t('section.people')}>
        <SelectField
          name="admission"
          label={t('admission')}
          width="full"
          options={(['linked', 'pending', 'active'] as const).map((value) => ({
            value,
            label: t(`admissionOf.${value}`),
          }))}
        />
        {admission.value === 'linked' ? null : (
          <ChipsField
            name="allowedDomains"
            label={t('allowedDomains')}
            hint={t('allowedDomainsHint')}
            placeholder="example.org"
            width="full"
            optional
          />
        )}
        <CheckField name="emailsTrusted" label={t('emailsTrusted')} hint={t('emailsTrustedHint')} />
        <CheckField name="secondFactorTrusted" label={t('secondFactorTrusted')} hint={t('secondFactorTrustedHint')} />
        {second.value ? (
          <ChipsField
            name="secondFactorValues"
            label={t('secondFactorValues')}
            hint={t('secondFactorValuesHint')}
            placeholder="mfa"
            width="full"
            optional
          />
        ) : null}
      </Section>
      <Section title={t('section.claims')} hint={t('section.claimsHint')}>
        <Row>
          <TextField name="claimLogin" label={t('claim.login')} maxLength={100} optional />
          <TextField name="claimName" label={t('claim.name')} maxLength={100} optional />
        </Row>
        <Row>
          <TextField name="claimEmail" label={t('claim.email')} maxLength={100} optional />
          <TextField name="claimGroups" label={t('claim.groups')} maxLength={100} placeholder="groups" optional />
        </Row>
        <GroupRulesField />
      </Section>
      <Section title={t('section.shown')}>
        <CheckField name="enabled" label={t('enabled')} hint={t('enabledHint')} />
        <NumberField name="position" label={t('position')} hint={t('positionHint')} />
      </Section>
    </>
  );
}
