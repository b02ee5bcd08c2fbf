// Setting up the authenticator app: a picture to scan, and the first code.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { beginTotp, confirmTotp } from '#contract/second-factors.ts';
import { ApiError } from '../../core/api/api-error.ts';
import { useAction } from '../../core/api/use-operation.ts';
import { Form } from '../../core/form/Form.tsx';
import { useForm, useFormState } from '../../core/form/use-form.ts';
import { useLocale, useText } from '../../core/text/texts.ts';
import { toast } from '../../core/toast/toast.ts';
import { CodeField } from './CodeField.tsx';
import classes from './Entry.module.css';

interface TotpSetUpProps {
  /** The app is set up; backup codes when these are the first. */
  onDone: (backupCodes: string[] | null) => void;
  primary?: boolean;
}

export function TotpSetUp({ onDone, primary = false }: TotpSetUpProps) {
  const t = useText('entry');
  const locale = useLocale();
  const [begun, setBegun] = useState<Output<typeof beginTotp> | null>(null);
  const begin = useAction(beginTotp);
  const start = () =>
    begin.run({}).then(setBegun, (error: unknown) => {
      if (error instanceof ApiError && error.code === 'sign_in_again') return;
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    });
  if (!begun) {
    return (
      <Button
        style={{ alignSelf: 'flex-start' }}
        variant={primary ? 'filled' : 'default'}
        loading={begin.pending}
        onClick={() => void start()}
      >
        {t('factors.setUp')}
      </Button>
    );
  }
  return (
    <div className={classes.wide}>
      <p>{t('factors.scan')}</p>
      <div className={classes.scan}>
        <img
          className={classes.qr}
          src={`data:image/svg+xml;utf8,${encodeURIComponent(begun.qr)}`}
          alt={t('factors.picture')}
        />
        <div>
          <code className={classes.key}>{begun.secret.match(/.{1,4}/g)?.join(' ')}</code>
          <ConfirmForm
            onDone={(codes) => {
              setBegun(null);
              onDone(codes);
            }}
            onCancel={() => setBegun(null)}
          />
        </div>
      </div>
    </div>
  );
}

function ConfirmForm({ onDone, onCancel }: { onDone: (codes: string[] | null) => void; onCancel: () => void }) {
  const t = useText('entry');
  const form = useForm({
    action: confirmTotp,
    initial: { code: '' },
    toInput: ({ code }) => ({ code }),
    onDone: ({ backupCodes }) => onDone(backupCodes),
    onRefused: () => form.store.empty('code'),
  });
  const pending = useFormState(form, (state) => state.pending);
  return (
    <Form form={form} label={t('factors.app')}>
      <CodeField label={t('factors.code')} hint={t('factors.codeHint')} />
      <div className={classes.acts}>
        <Button type="submit" loading={pending}>
          {t('factors.confirm')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('factors.cancel')}
        </Button>
      </div>
    </Form>
  );
}
