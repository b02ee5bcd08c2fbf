// «Проверить связь»: takes the form as it stands, walks the steps of a sign-in and tells each with its time and advice.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { testDirectory } from '#contract/ldap.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { useFormPlace } from '../../../core/form/form-context.ts';
import { Section } from '../../../core/form/Section.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { CheckStep } from './CheckStep.tsx';
import classes from './Directories.module.css';
import { type DirectoryValues, directoryAliases, toTest } from './directory-values.ts';

export function CheckPanel({ id }: { id: string | undefined }) {
  const t = useText('directories');
  const locale = useLocale();
  const { form } = useFormPlace();
  const test = useAction(testDirectory);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [found, setFound] = useState<Output<typeof testDirectory> | null>(null);
  const [refused, setRefused] = useState('');
  const check = async () => {
    setFound(null);
    setRefused('');
    try {
      setFound(await test.run(toTest(id, form.store.state.values as DirectoryValues, { login, password })));
    } catch (error) {
      if (!(error instanceof ApiError)) return setRefused(String(error));
      const byField: Record<string, string> = {};
      for (const one of error.errors) {
        const owner = form.store.ownerOf(one.field, directoryAliases);
        if (owner) byField[owner] ??= one.message[locale];
      }
      if (Object.keys(byField).length > 0) form.store.refuse(byField);
      else setRefused(error.words(locale));
    }
  };
  return (
    <Section title={t('check.title')} hint={t('check.hint')}>
      <div className={classes.check}>
        <TextInput
          label={t('check.login')}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="off"
          maxLength={254}
        />
        <PasswordInput
          label={t('check.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="new-password"
          maxLength={500}
        />
        <Button
          variant="default"
          leftSection={<IconPlugConnected size={16} />}
          loading={test.pending}
          onClick={() => void check()}
        >
          {t('check.run')}
        </Button>
      </div>
      <div aria-live="polite">
        {refused ? <p className={classes.error}>{refused}</p> : null}
        {found ? (
          <>
            <p className={classes.verdict} data-ok={found.ok}>
              {t(found.ok ? 'check.good' : 'check.bad')}
            </p>
            <ol className={classes.steps}>
              {found.steps.map((step) => (
                <CheckStep key={`${step.server} ${step.step}`} step={step} several={severalServers(found)} />
              ))}
            </ol>
          </>
        ) : null}
      </div>
    </Section>
  );
}

const severalServers = ({ steps }: Output<typeof testDirectory>): boolean =>
  new Set(steps.map((step) => step.server)).size > 1;
