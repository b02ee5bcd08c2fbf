// What becomes of a newcomer, how many wrong passwords are let through to the directory, and the sync by schedule.
import { firstSignIns, syncPeriods } from '#contract/ldap-settings.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { useField } from '../../../core/form/form-context.ts';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { Row, Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { useText } from '../../../core/text/texts.ts';

export function SyncFields() {
  const t = useText('directories');
  const period = useField<string>('period', t('field.period'));
  return (
    <>
      <Section title={t('section.first')}>
        <SelectField
          name="firstSignIn"
          label={t('field.firstSignIn')}
          options={firstSignIns.map((value) => ({ value, label: t(`firstSignIn.${value}`) }))}
          width="full"
        />
        <Row>
          <NumberField name="attempts" label={t('field.attempts')} hint={t('field.attemptsHint')} width="medium" />
          <NumberField name="attemptsMinutes" label={t('field.attemptsMinutes')} width="medium" />
        </Row>
      </Section>
      <Section title={t('section.sync')} hint={t('section.syncHint')}>
        <Row>
          <SelectField
            name="period"
            label={t('field.period')}
            options={syncPeriods.map((value) => ({ value, label: t(`period.${value}`) }))}
          />
          {period.value === 'day' ? <NumberField name="hour" label={t('field.hour')} /> : null}
        </Row>
        <CheckField name="create" label={t('field.create')} hint={t('field.createHint')} />
        <CheckField name="deactivate" label={t('field.deactivate')} hint={t('field.deactivateHint')} />
        <NumberField name="maxPercent" label={t('field.maxPercent')} hint={t('field.maxPercentHint')} width="medium" />
      </Section>
    </>
  );
}
