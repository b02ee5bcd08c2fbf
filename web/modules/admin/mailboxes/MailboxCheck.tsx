// «Проверить»: what stands in the form is tried now, saved or not; every step is told in a line.
import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { testMailbox } from '#contract/mailboxes.ts';
import type { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { type Form, useFormState } from '../../../core/form/use-form.ts';
import { Can } from '../../../core/show/Can.tsx';
import { currentLocale, useText } from '../../../core/text/texts.ts';
import { SettingFindings } from '../settings/SettingFindings.tsx';
import classes from './Mailboxes.module.css';
import { type Mailbox, type MailboxValues, toTest } from './mailbox-values.ts';

/** What is wrong with a field that is typed is said in its own words. */
const wordsOf = (error: ApiError): string =>
  error.errors.map((one) => one.message[currentLocale()]).join('. ') || error.words(currentLocale());

export function MailboxCheck({ mailbox, form }: { mailbox?: Mailbox; form: Form<MailboxValues> }) {
  const t = useText('mailboxes');
  const values = useFormState(form, (state) => state.values);
  const [result, setResult] = useState<Output<typeof testMailbox> | null>(null);
  const test = useAction(testMailbox, { onDone: setResult });
  const run = () => {
    setResult(null);
    test.run(toTest(mailbox, values)).catch(() => undefined);
  };
  const told = result?.ok ? 'check.works' : 'check.fails';
  return (
    <Can operation={testMailbox}>
      <section className={classes.check} aria-label={t('check.title')}>
        <Button variant="default" loading={test.pending} onClick={run}>
          {t('check.run')}
        </Button>
        <p className={classes.dim}>{t('check.hint')}</p>
        <div aria-live="polite">
          {test.error ? <Alert color="red">{wordsOf(test.error)}</Alert> : null}
          {result ? (
            <SettingFindings result={{ told: { ru: t(told), en: t(told) }, findings: result.findings }} />
          ) : null}
        </div>
      </section>
    </Can>
  );
}
