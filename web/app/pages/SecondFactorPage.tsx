// The page of those whose role needs a second factor that they have not shown: nothing else opens until they do.
import { Button, UnstyledButton } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { readFactors } from '#contract/second-factors.ts';
import { useOperation } from '../../core/api/use-operation.ts';
import { ErrorState } from '../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../core/show/SkeletonRows.tsx';
import { useText } from '../../core/text/texts.ts';
import { useAfterSignIn } from '../entry/after-sign-in.ts';
import { BackupCodes } from '../entry/BackupCodes.tsx';
import classes from '../entry/Entry.module.css';
import { PasskeyAdd } from '../entry/PasskeyAdd.tsx';
import { ProofForm } from '../entry/ProofForm.tsx';
import { passkeysWork } from '../entry/passkeys.ts';
import { TotpSetUp } from '../entry/TotpSetUp.tsx';
import { signOut } from '../sign-out.ts';
import { DoorPage } from './DoorPage.tsx';

export default function SecondFactorPage() {
  const t = useText('entry');
  const { next } = useSearch({ strict: false }) as { next?: string };
  const factors = useOperation(readFactors, {});
  const [codes, setCodes] = useState<string[] | null>(null);
  const goOn = useAfterSignIn(next);
  const done = (shown: string[] | null) => {
    if (shown) setCodes(shown);
    else void goOn();
  };
  if (codes) {
    return (
      <DoorPage title={t('factors.codes')}>
        <BackupCodes codes={codes} onKept={() => void goOn()} />
      </DoorPage>
    );
  }
  const has = factors.data && (factors.data.totp !== null || factors.data.passkeys.length > 0);
  return (
    <DoorPage title={t('must.title')} text={t(has ? 'must.proveText' : 'must.text')}>
      {factors.isPending ? <SkeletonRows rows={3} /> : null}
      {factors.error ? <ErrorState compact error={factors.error} retry={() => void factors.refetch()} /> : null}
      {has ? <ProofForm strong verb={t('prove.confirm')} onProven={() => void goOn()} /> : null}
      {factors.data && !has ? (
        <>
          <div className={classes.part}>
            <h2>{t('factors.app')}</h2>
            <p className={classes.dim}>{t('factors.appHint')}</p>
            <TotpSetUp primary onDone={done} />
          </div>
          {passkeysWork() ? (
            <>
              <p className={classes.or}>{t('passkey.or')}</p>
              <div className={classes.part}>
                <h2>{t('passkeys.title')}</h2>
                <p className={classes.dim}>{t('passkeys.hint')}</p>
                <PasskeyAdd onDone={done} />
              </div>
            </>
          ) : null}
        </>
      ) : null}
      <div className={classes.others}>
        {factors.data?.emailCode ? (
          <Button variant="default" onClick={() => void signOut()}>
            {t('must.again')}
          </Button>
        ) : null}
        <UnstyledButton onClick={() => void signOut()}>{t('prove.signOut')}</UnstyledButton>
      </div>
    </DoorPage>
  );
}
