// A sheet for an employee who has no computer at hand: the code and its picture, to be printed and given into their hands.
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { readUser } from '#contract/identity.ts';
import { makeCodeFor } from '#contract/messenger.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { fullMoment } from '../../../core/dates/format.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from './Messenger.module.css';

export default function CodePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const t = useText('chats');
  const locale = useLocale();
  const here = useHere();
  const person = useOperation(readUser, { id });
  const make = useAction(makeCodeFor);
  const [code, setCode] = useState<Output<typeof makeCodeFor> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (person.error && !person.data) return <ErrorState error={person.error} retry={() => void person.refetch()} />;
  if (!person.data) return <SkeletonRows rows={6} />;
  const run = () => {
    setProblem(null);
    void make
      .run({ id })
      .then(setCode, (error: unknown) => setProblem(error instanceof ApiError ? error.words(locale) : String(error)));
  };
  return (
    <div className={classes.sheet}>
      <h1 className={classes.sheetHead}>{t('code.title', { name: person.data.name })}</h1>
      {code ? (
        <>
          <p className={classes.letters}>{code.code}</p>
          {code.ways.map((way) => (
            <div key={way.channel}>
              {way.qr ? (
                <img
                  className={classes.qr}
                  alt={t('code.picture')}
                  src={`data:image/svg+xml;utf8,${encodeURIComponent(way.qr)}`}
                />
              ) : null}
              <p>
                {t(`channel.${way.channel}`)}. {way.bot ? t('code.how', { bot: way.bot }) : t('code.howUnnamed')}
              </p>
            </div>
          ))}
          <p>
            {t('code.until')} {fullMoment(code.expiresAt, here)}
          </p>
          <p>{t('code.private')}</p>
        </>
      ) : (
        <p>{t('code.about')}</p>
      )}
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
      <div className={classes.sheetActs}>
        {code ? (
          <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {t('code.print')}
          </Button>
        ) : null}
        <Button variant={code ? 'default' : 'filled'} loading={make.pending} onClick={run}>
          {t(code ? 'code.another' : 'code.make')}
        </Button>
        <Button component={Link} to={`/admin/users/${id}`} variant="subtle">
          {t('code.back')}
        </Button>
      </div>
    </div>
  );
}
