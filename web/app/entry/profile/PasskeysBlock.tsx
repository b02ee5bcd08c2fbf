// One's passkeys: added, seen with their last use, removed.
import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { readFactors, removePasskey } from '#contract/second-factors.ts';
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
import { PasskeyAdd } from '../PasskeyAdd.tsx';

export function PasskeysBlock() {
  const t = useText('entry');
  const factors = useOperation(readFactors, {});
  const remove = useAction(removePasskey, { changes: [readFactors] });
  const [codes, setCodes] = useState<string[] | null>(null);
  const [ending, setEnding] = useState<{ id: string; name: string } | null>(null);
  return (
    <ProfileBlock id="passkeys" title={t('passkeys.title')} hint={t('passkeys.hint')}>
      {factors.isPending ? <SkeletonRows rows={1} /> : null}
      {factors.error ? <ErrorState compact error={factors.error} retry={() => void factors.refetch()} /> : null}
      {codes ? <BackupCodes codes={codes} onKept={() => setCodes(null)} /> : null}
      {factors.data?.passkeys.length === 0 ? <p className={classes.dim}>{t('passkeys.none')}</p> : null}
      <ul className={classes.list}>
        {factors.data?.passkeys.map((key) => (
          <li key={key.id} className={classes.item}>
            <IconFingerprint size={20} stroke={1.4} aria-hidden="true" />
            <div className={classes.about}>
              <p>
                {key.name} {key.backedUp ? <span className={classes.dim}>· {t('passkeys.synced')}</span> : null}
              </p>
              <p className={classes.dim}>
                {key.lastUsedAt ? (
                  <>
                    {t('passkeys.used')} <DateText moment={key.lastUsedAt} />
                  </>
                ) : (
                  t('passkeys.unused')
                )}
              </p>
            </div>
            <Button variant="default" size="xs" onClick={() => setEnding({ id: key.id, name: key.name })}>
              {t('passkeys.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <PasskeyAdd
        onDone={(made) => {
          setCodes(made);
          void factors.refetch();
          toast({ tone: 'done', text: t('passkeys.added') });
        }}
      />
      <ConfirmWithReason
        opened={ending !== null}
        title={t('passkeys.removeTitle', { name: ending?.name ?? '' })}
        text={t('passkeys.removeText')}
        verb={t('passkeys.remove')}
        reason="none"
        onClose={() => setEnding(null)}
        onConfirm={async () => {
          if (ending) await remove.run({ id: ending.id });
          toast({ text: t('passkeys.removed') });
        }}
      />
    </ProfileBlock>
  );
}
