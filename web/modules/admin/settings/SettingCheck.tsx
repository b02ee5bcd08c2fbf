// Tries a setting with what stands in its form, saved or not, and says what came of it: a summary and what was found.
import { Alert, Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { type SettingCard, testSetting } from '#contract/setting.ts';
import type { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { changedFields } from '../../../core/form/changed-fields.ts';
import { type Form, useFormState } from '../../../core/form/use-form.ts';
import { Can } from '../../../core/show/Can.tsx';
import { currentLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import { SettingFindings } from './SettingFindings.tsx';
import classes from './Settings.module.css';
import { initialOf, inputOf, type Values } from './setting-values.ts';

/** What is wrong with a field that is typed is said in its own words. */
const wordsOf = (error: ApiError): string =>
  error.errors.map((one) => one.message[currentLocale()]).join('. ') || error.words(currentLocale());

export function SettingCheck({ card, form }: { card: SettingCard; form: Form<Values> }) {
  const t = useText('settings');
  const say = useLocalText();
  const values = useFormState(form, (state) => state.values);
  const [probe, setProbe] = useState('');
  const [result, setResult] = useState<Output<typeof testSetting> | null>(null);
  const test = useAction(testSetting, { onDone: setResult });
  const { check } = card;
  const run = () => {
    setResult(null);
    const changed = inputOf(card, changedFields(values, initialOf(card)));
    test
      .run({
        key: card.key,
        ...(Object.keys(changed).length > 0 ? { value: changed } : {}),
        ...(check.probe ? { probe } : {}),
      })
      .catch(() => undefined);
  };
  return (
    <Can operation={testSetting}>
      <section className={classes.check} aria-labelledby="setting-check">
        <h2 id="setting-check" className={classes.checkTitle}>
          {t('checkTitle')}
        </h2>
        <p className={classes.dim}>{say(check.hint)}</p>
        {check.probe ? (
          <PasswordInput
            className={classes.probe}
            label={say(check.probe)}
            value={probe}
            onChange={(event) => setProbe(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey) return;
              event.preventDefault();
              if (probe) run();
            }}
            maxLength={200}
            autoComplete="new-password"
          />
        ) : null}
        <Button
          variant="default"
          className={classes.checkButton}
          loading={test.pending}
          disabled={Boolean(check.probe) && probe === ''}
          onClick={run}
        >
          {t('check')}
        </Button>
        <div aria-live="polite">
          {test.error ? <Alert color="red">{wordsOf(test.error)}</Alert> : null}
          {result ? <SettingFindings result={result} /> : null}
        </div>
      </section>
    </Can>
  );
}
