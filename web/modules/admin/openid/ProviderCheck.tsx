// «Проверить»: the system is asked now, and every part of its answer is told in a line.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { testProvider } from '#contract/openid-providers.ts';
import { ApiError } from '../../../core/api/call.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { Can } from '../../../core/show/Can.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from './Providers.module.css';

const groups = { ok: 'done', bad: 'refused', unknown: 'waiting' } as const;

export function ProviderCheck({ id }: { id: string }) {
  const t = useText('providers');
  const locale = useLocale();
  const test = useAction(testProvider);
  const [found, setFound] = useState<Output<typeof testProvider> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const check = () => {
    setProblem(null);
    test
      .run({ id })
      .then(setFound)
      .catch((error: unknown) => setProblem(error instanceof ApiError ? error.words(locale) : String(error)));
  };
  return (
    <Can operation={testProvider}>
      <section aria-label={t('check.title')}>
        <Button variant="default" loading={test.pending} onClick={check}>
          {t('check.run')}
        </Button>
        {problem ? (
          <p className={classes.error} role="alert">
            {problem}
          </p>
        ) : null}
        {found ? (
          <ul className={classes.list} role="status">
            {found.checks.map((one) => (
              <li key={one.key}>
                <StatusDot group={groups[one.state]} label={t(`check.state.${one.state}`)} />
                <span className={classes.about}>
                  <span>{t(`check.${one.key}`)}</span>
                  {one.detail ? <span className={classes.dim}>{one.detail}</span> : null}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </section>
    </Can>
  );
}
