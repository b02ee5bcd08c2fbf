// One step of the check: what was done, how long it took, what came of it, and what to do when it failed.
import { IconAlertTriangle, IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { Output } from '#contract/core.ts';
import type { testDirectory } from '#contract/ldap.ts';
import { directoryFaults } from '#contract/ldap-faults.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import classes from './Directories.module.css';

type Step = Output<typeof testDirectory>['steps'][number];
const icons = { ok: IconCheck, warning: IconAlertTriangle, failed: IconX, skipped: IconMinus } as const;

export function CheckStep({ step, several }: { step: Step; several: boolean }) {
  const t = useText('directories');
  const say = useLocalText();
  const Icon = icons[step.outcome];
  const fault = step.fault ? directoryFaults[step.fault] : null;
  /** `login (uid)`: our word, and the attribute that it was read from. */
  const nameOf = (name: string): string => {
    const [word = name, ...rest] = name.split(' ');
    return [t(`fact.${word}`, { defaultValue: word }), ...rest].join(' ');
  };
  const facts = step.facts.filter((fact) => fact.value !== '');
  return (
    <li className={classes.step} data-outcome={step.outcome}>
      <span className={classes.stepIcon}>
        <Icon size={16} stroke={2} aria-label={t(`outcome.${step.outcome}`)} />
      </span>
      <div className={classes.stepBody}>
        <p>
          <strong>{t(`step.${step.step}`)}</strong>{' '}
          <span className={classes.dim}>
            {several ? `${step.server} · ` : ''}
            {step.outcome === 'skipped' ? t(`skipped.${step.step}`, { defaultValue: '' }) : t('ms', { count: step.ms })}
          </span>
        </p>
        {fault ? (
          <p>
            {say(fault.words)}. <span className={classes.advice}>{say(fault.advice)}</span>
          </p>
        ) : null}
        {step.outcome === 'warning' ? <p>{t(`warning.${step.step}`)}</p> : null}
        {step.said ? <p className={classes.said}>{step.said}</p> : null}
        {facts.length > 0 ? (
          <dl className={classes.facts}>
            {facts.map((fact, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: facts may repeat, and the list never changes
              <div key={place}>
                <dt>{nameOf(fact.name)}</dt>
                <dd>{fact.name === 'disabled' ? t('yes') : fact.value}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        {step.step === 'rights' && facts.length === 0 && step.outcome === 'ok' ? <p>{t('noRights')}</p> : null}
        {step.chain.map((one) => (
          <p key={one.fingerprint} className={classes.certificate}>
            {t('certificate', { subject: one.subject, issuer: one.issuer })} <DateText moment={one.to} />
            {one.names ? <span className={classes.dim}> {one.names}</span> : null}
          </p>
        ))}
      </div>
    </li>
  );
}
