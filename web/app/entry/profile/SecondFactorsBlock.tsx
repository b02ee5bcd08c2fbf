// One's second step: the authenticator app and the backup codes.
import { Button } from '@mantine/core';
import { IconDeviceMobile, IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { makeBackupCodes, readFactors, removeTotp } from '#contract/second-factors.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ProfileBlock } from '../../pages/profile/ProfileBlock.tsx';
import classes from '../../pages/profile/ProfilePage.module.css';
import { BackupCodes } from '../BackupCodes.tsx';
import { TotpSetUp } from '../TotpSetUp.tsx';

export function SecondFactorsBlock() {
  const t = useText('entry');
  const factors = useOperation(readFactors, {});
  const remove = useAction(removeTotp, { changes: [readFactors] });
  const renew = useAction(makeBackupCodes, { changes: [readFactors] });
  const [codes, setCodes] = useState<string[] | null>(null);
  const [asking, setAsking] = useState<'remove' | 'codes' | null>(null);
  const data = factors.data;
  const strong = data && (data.totp !== null || data.passkeys.length > 0);
  const notes = data ? [data.required ? t('factors.required') : '', data.emailCode ? t('factors.byMail') : ''] : [];
  return (
    <ProfileBlock id="second-factors" title={t('factors.title')} hint={[t('factors.hint'), ...notes].join(' ').trim()}>
      {factors.isPending ? <SkeletonRows rows={2} /> : null}
      {factors.error ? <ErrorState compact error={factors.error} retry={() => void factors.refetch()} /> : null}
      {codes ? (
        <BackupCodes codes={codes} onKept={() => setCodes(null)} />
      ) : data ? (
        <ul className={classes.list}>
          <li className={classes.item}>
            <IconDeviceMobile size={20} stroke={1.4} aria-hidden="true" />
            <div className={classes.about}>
              <p>{t('factors.app')}</p>
              <p className={classes.dim} style={{ whiteSpace: 'normal' }}>
                {data.totp ? (
                  <>
                    {t('factors.appOn')} <DateText moment={data.totp.createdAt} />
                  </>
                ) : (
                  t('factors.appHint')
                )}
              </p>
            </div>
            {data.totp ? (
              <Button variant="default" size="xs" onClick={() => setAsking('remove')}>
                {t('factors.remove')}
              </Button>
            ) : null}
          </li>
          {strong ? (
            <li className={classes.item}>
              <IconFileText size={20} stroke={1.4} aria-hidden="true" />
              <div className={classes.about}>
                <p>{t('factors.codes')}</p>
                <p className={classes.dim} style={{ whiteSpace: 'normal' }}>
                  {t('factors.codesLeft', data.backupCodes)}
                </p>
              </div>
              <Button variant="default" size="xs" onClick={() => setAsking('codes')}>
                {t('factors.codesNew')}
              </Button>
            </li>
          ) : null}
        </ul>
      ) : null}
      {data && !data.totp && !codes ? (
        <TotpSetUp
          onDone={(made) => {
            setCodes(made);
            void factors.refetch();
            toast({ tone: 'done', text: t('factors.added') });
          }}
        />
      ) : null}
      <ConfirmWithReason
        opened={asking === 'remove'}
        title={t('factors.removeTitle')}
        text={t('factors.removeText')}
        verb={t('factors.remove')}
        reason="none"
        onClose={() => setAsking(null)}
        onConfirm={async () => {
          await remove.run({});
          toast({ text: t('factors.removed') });
        }}
      />
      <ConfirmWithReason
        opened={asking === 'codes'}
        title={t('factors.codesNewTitle')}
        text={t('factors.codesNewText')}
        verb={t('factors.codesNew')}
        reason="none"
        onClose={() => setAsking(null)}
        onConfirm={async () => setCodes((await renew.run({})).backupCodes)}
      />
    </ProfileBlock>
  );
}
