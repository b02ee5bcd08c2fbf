// Adding a passkey: a name, then the browser's own window.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { addPasskey, beginPasskey } from '#contract/second-factors.ts';
import { ApiError, api } from '../../core/api/call.ts';
import { deviceWords } from '../../core/show/device-words.ts';
import { useLocale, useText } from '../../core/text/texts.ts';
import classes from './Entry.module.css';
import { makePasskey, PasskeyCancelled, passkeysWork } from './passkeys.ts';

export function PasskeyAdd({ onDone }: { onDone: (backupCodes: string[] | null) => void }) {
  const t = useText('entry');
  const locale = useLocale();
  const [name, setName] = useState(() => deviceWords(navigator.userAgent));
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (!passkeysWork()) return <p className={classes.dim}>{t('passkey.unsupported')}</p>;
  const add = async () => {
    setProblem(null);
    setAsking(true);
    try {
      const made = await makePasskey(await api.call(beginPasskey, {}));
      const { backupCodes } = await api.call(addPasskey, { ...made, name: name.trim() || t('step.passkey') });
      onDone(backupCodes);
    } catch (error) {
      if (error instanceof PasskeyCancelled) setProblem(t('passkey.cancelled'));
      else if (!(error instanceof ApiError && error.code === 'sign_in_again'))
        setProblem(error instanceof ApiError ? error.words(locale) : String(error));
    } finally {
      setAsking(false);
    }
  };
  return (
    <form
      className={classes.part}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        label={t('passkeys.name')}
        description={t('passkeys.nameHint')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={100}
        w="min(280px, 100%)"
      />
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
      <Button type="submit" variant="default" loading={asking}>
        {t('passkeys.add')}
      </Button>
    </form>
  );
}
