// The zone in which I read moments; days and due dates stay the organisation's.
import { NativeSelect } from '@mantine/core';
import { me, setPreferences } from '#contract/identity.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useMe } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { useZones } from '../../../core/dates/zones.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ProfileBlock } from './ProfileBlock.tsx';

export function ClockBlock() {
  const t = useText('app');
  const { user } = useMe();
  const set = useAction(setPreferences, { changes: [me] });
  const locale = useLocale();
  const choose = (zone: string) =>
    set
      .run({ zone })
      .then(() => toast({ tone: 'done', text: t('profile.zoneSaved') }))
      .catch((error: unknown) => {
        if (error instanceof ApiError) toast({ tone: 'problem', text: error.words(locale) });
      });
  return (
    <ProfileBlock id="clock" title={t('profile.zone')} hint={t('profile.zoneHint')}>
      <NativeSelect
        aria-label={t('profile.zone')}
        style={{ maxWidth: 320 }}
        value={user.zone}
        data={useZones(user.zone)}
        disabled={set.pending}
        onChange={(event) => void choose(event.currentTarget.value)}
      />
    </ProfileBlock>
  );
}
