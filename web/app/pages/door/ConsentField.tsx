// The consent to the processing of personal data: the stored text as it is, and a box that nobody ticks beforehand.
import { CheckField } from '../../../core/form/CheckField.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './Door.module.css';

export interface ConsentText {
  textId: string;
  title: string;
  text: string;
}

export function ConsentField({ consent }: { consent: ConsentText }) {
  const t = useText('door');
  return (
    <div>
      <p className={classes.consentTitle} id="consent-title">
        {consent.title}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must scroll by keyboard too */}
      <section className={classes.consent} aria-labelledby="consent-title" tabIndex={0} data-consent={consent.textId}>
        {consent.text}
      </section>
      <div style={{ marginTop: 10 }}>
        <CheckField name="consent" label={t('consent.agree')} />
      </div>
    </div>
  );
}
