// The locked screen: everything is covered until the person proves themselves or signs out.
import { FocusTrap, Portal, UnstyledButton } from '@mantine/core';
import { useText } from '../../core/text/texts.ts';
import { DoorPage } from '../pages/DoorPage.tsx';
import { signOut } from '../sign-out.ts';
import classes from './Entry.module.css';
import { ProofForm } from './ProofForm.tsx';

export default function LockScreen({ onUnlocked }: { onUnlocked: () => void }) {
  const t = useText('entry');
  return (
    <Portal reuseTargetNode={false}>
      <FocusTrap active>
        <div className={classes.lock} role="dialog" aria-modal="true" aria-label={t('prove.locked')}>
          <DoorPage title={t('prove.locked')} text={t('prove.lockedText')}>
            <ProofForm verb={t('prove.unlock')} onProven={onUnlocked} />
            <UnstyledButton mt="md" c="dimmed" onClick={() => void signOut()}>
              {t('prove.signOut')}
            </UnstyledButton>
          </DoorPage>
        </div>
      </FocusTrap>
    </Portal>
  );
}
