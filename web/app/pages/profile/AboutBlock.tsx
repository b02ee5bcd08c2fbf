// Who I am, as the organisation knows it.
import { useMe } from '../../../core/api/session.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { useText } from '../../../core/text/texts.ts';

export function AboutBlock() {
  const t = useText('app');
  const { user } = useMe();
  return (
    <Facts
      items={[
        { label: t('profile.login'), value: user.login },
        { label: t('profile.email'), value: user.email },
        { label: t('profile.groups'), value: user.groups.map((group) => group.name).join(', ') },
      ]}
    />
  );
}
