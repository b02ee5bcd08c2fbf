// The devices that pass without a second step, and ending their trust.
import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { endDevice, listDevices } from '#contract/second-factors.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { deviceWords } from '../../../core/show/device-words.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ProfileBlock } from '../../pages/profile/ProfileBlock.tsx';
import classes from '../../pages/profile/ProfilePage.module.css';

export function DevicesBlock() {
  const t = useText('entry');
  const ta = useText('app');
  const locale = useLocale();
  const devices = useOperation(listDevices, {});
  const end = useAction(endDevice, { changes: [listDevices] });
  const stop = (id: string) =>
    end.run({ id }).then(
      () => toast({ text: t('devices.ended') }),
      (error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  return (
    <ProfileBlock id="devices" title={t('devices.title')} hint={t('devices.hint')}>
      {devices.isPending ? <SkeletonRows rows={1} /> : null}
      {devices.error ? <ErrorState compact error={devices.error} retry={() => void devices.refetch()} /> : null}
      {devices.data?.items.length === 0 ? <p className={classes.dim}>{t('devices.none')}</p> : null}
      <ul className={classes.list}>
        {devices.data?.items.map((device) => (
          <li key={device.id} className={classes.item}>
            <IconShieldCheck size={20} stroke={1.4} aria-hidden="true" />
            <div className={classes.about}>
              <p title={device.agent}>
                {deviceWords(device.agent) || ta('sessions.unknown')}
                {device.address ? <span className={classes.dim}> · {device.address}</span> : null}
              </p>
              <p className={classes.dim}>
                {t('devices.until')} <DateText moment={device.trustedUntil} />
                {device.current ? ` · ${t('devices.current')}` : ''}
              </p>
            </div>
            <Button variant="default" size="xs" onClick={() => void stop(device.id)}>
              {t('devices.end')}
            </Button>
          </li>
        ))}
      </ul>
    </ProfileBlock>
  );
}
