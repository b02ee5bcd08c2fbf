// The buttons of outside sign-in systems under the form of sign-in. One that does not answer breaks its own button alone.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { beginOpenid, offerProviders } from '#contract/openid.ts';
import { ApiError, api } from '../../core/api/call.ts';
import { useOperation } from '../../core/api/use-operation.ts';
import { useLocale, useText } from '../../core/text/texts.ts';
import classes from './Outside.module.css';

export function ProviderButtons({ next }: { next?: string | undefined }) {
  const t = useText('outside');
  const locale = useLocale();
  const offered = useOperation(offerProviders, {}, { staleTime: 60_000 });
  const [going, setGoing] = useState<string | null>(null);
  const [problem, setProblem] = useState<{ key: string; words: string } | null>(null);
  const items = offered.data?.items ?? [];
  if (items.length === 0) return null;
  const go = async (key: string) => {
    setGoing(key);
    setProblem(null);
    try {
      const { address } = await api.call(beginOpenid, { key, ...(next ? { next } : {}) });
      window.location.assign(address);
    } catch (error) {
      setProblem({ key, words: error instanceof ApiError ? error.words(locale) : String(error) });
      setGoing(null);
    }
  };
  return (
    <section className={classes.buttons} aria-label={t('title')}>
      <p className={classes.or}>{t('or')}</p>
      {items.map((item) => (
        <div key={item.key}>
          <Button variant="default" fullWidth loading={going === item.key} onClick={() => void go(item.key)}>
            {item.name}
          </Button>
          {problem?.key === item.key ? (
            <p className={classes.problem} role="alert">
              {problem.words}
            </p>
          ) : null}
        </div>
      ))}
    </section>
  );
}
