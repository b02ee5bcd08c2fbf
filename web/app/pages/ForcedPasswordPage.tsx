// The page of those whose password was given by somebody else: nothing else opens until they choose their own.
import { UnstyledButton } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { queryClient } from '../../core/api/query-client.ts';
import { useText } from '../../core/text/texts.ts';
import { goNext } from '../safe-next.ts';
import { signOut } from '../sign-out.ts';
import { DoorPage } from './DoorPage.tsx';
import { PasswordForm } from './PasswordForm.tsx';

export default function ForcedPasswordPage() {
  const t = useText('app');
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };
  return (
    <DoorPage title={t('password.forcedTitle')} text={t('password.forcedText')}>
      <PasswordForm
        wide
        onDone={() => {
          queryClient.clear();
          void goNext(next, navigate);
        }}
      />
      <UnstyledButton mt="md" c="dimmed" onClick={() => void signOut()}>
        {t('person.signOut')}
      </UnstyledButton>
    </DoorPage>
  );
}
