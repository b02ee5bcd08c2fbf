// A new password of one's own.
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { PasswordForm } from '../PasswordForm.tsx';
import { ProfileBlock } from './ProfileBlock.tsx';

export function PasswordBlock() {
  const t = useText('app');
  return (
    <ProfileBlock id="password" title={t('password.title')}>
      <PasswordForm onDone={() => toast({ text: t('password.changed') })} />
    </ProfileBlock>
  );
}
