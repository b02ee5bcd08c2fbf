// Proving oneself again by what one has: the password, a passkey, a code of the app.
import { Button, UnstyledButton } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { proveByPasskey } from '#contract/second-factors.ts';
import { proveSession, readSession } from '#contract/sign-in.ts';
import { ApiError, api } from '../../core/api/call.ts';
import { useOperation } from '../../core/api/use-operation.ts';
import { Form } from '../../core/form/Form.tsx';
import { TextField } from '../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../core/form/use-form.ts';
import { ErrorState } from '../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../core/text/texts.ts';
import { signOut } from '../sign-out.ts';
import { CodeField } from './CodeField.tsx';
import classes from './Entry.module.css';
import { PasskeyCancelled, passkeysWork, showPasskey } from './passkeys.ts';

interface ProofFormProps {
  verb: string;
  onProven: () => void;
  /** Only what counts as a second factor. */
  strong?: boolean;
}

export function ProofForm({ verb, onProven, strong = false }: ProofFormProps) {
  const t = useText('entry');
  const session = useOperation(readSession, {});
  const [chosen, setChosen] = useState<'password' | 'code' | null>(null);
  if (session.error) return <ErrorState compact error={session.error} retry={() => void session.refetch()} />;
  if (!session.data) return <SkeletonRows rows={2} />;
  const ways = session.data.proveBy;
  const password = ways.includes('password') && !strong;
  const code = ways.includes('totp');
  const passkey = ways.includes('passkey') && passkeysWork();
  const shown = chosen ?? (password ? 'password' : code ? 'code' : null);
  return (
    <>
      {shown ? <WordForm key={shown} what={shown} verb={verb} onProven={onProven} /> : null}
      {passkey ? <ByPasskey onProven={onProven} alone={!shown} /> : null}
      {!shown && !passkey ? (
        <>
          <p>{t('prove.again')}</p>
          <Button onClick={() => void signOut()}>{t('must.again')}</Button>
        </>
      ) : null}
      {shown && password && code ? (
        <UnstyledButton
          mt="sm"
          className={classes.dim}
          onClick={() => setChosen(shown === 'code' ? 'password' : 'code')}
        >
          {t(shown === 'code' ? 'prove.byPassword' : 'prove.byCode')}
        </UnstyledButton>
      ) : null}
    </>
  );
}

function WordForm({ what, verb, onProven }: { what: 'password' | 'code'; verb: string; onProven: () => void }) {
  const t = useText('entry');
  const form = useForm({
    action: proveSession,
    initial: { password: '', code: '' },
    toInput: (values) => (what === 'password' ? { password: values.password } : { code: values.code }),
    onDone: onProven,
    onRefused: () => form.store.empty(what),
  });
  const pending = useFormState(form, (state) => state.pending);
  return (
    <Form form={form} label={t('prove.title')}>
      {what === 'password' ? (
        <TextField
          name="password"
          label={t('prove.password')}
          type="password"
          autoComplete="current-password"
          autoFocus
        />
      ) : (
        <CodeField label={t('prove.code')} />
      )}
      <Button type="submit" loading={pending} fullWidth>
        {verb}
      </Button>
    </Form>
  );
}

function ByPasskey({ onProven, alone }: { onProven: () => void; alone: boolean }) {
  const t = useText('entry');
  const locale = useLocale();
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const prove = async () => {
    setProblem(null);
    setAsking(true);
    try {
      await api.call(proveByPasskey, await showPasskey());
      onProven();
    } catch (error) {
      if (error instanceof PasskeyCancelled) setProblem(t('passkey.cancelled'));
      else setProblem(error instanceof ApiError ? error.words(locale) : String(error));
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      {alone ? null : <p className={classes.or}>{t('passkey.or')}</p>}
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
      <Button
        variant={alone ? 'filled' : 'default'}
        fullWidth
        loading={asking}
        leftSection={<IconFingerprint size={18} stroke={1.5} />}
        onClick={() => void prove()}
      >
        {t('prove.byPasskey')}
      </Button>
    </>
  );
}
