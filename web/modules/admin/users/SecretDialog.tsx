// What is shown once: a one-time password, the link of an invitation.
import { Button, CopyButton, Group, Modal } from '@mantine/core';
import { useText } from '../../../core/text/texts.ts';
import classes from './Users.module.css';

interface SecretDialogProps {
  title: string;
  text: string;
  secret: string;
  onClose: () => void;
}

export function SecretDialog({ title, text, secret, onClose }: SecretDialogProps) {
  const t = useText('registrations');
  const core = useText();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': core('action.close') }}>
      <p className={classes.dim}>{text}</p>
      <p>
        <code className={classes.secret}>{secret}</code>
      </p>
      <Group justify="flex-end" gap={8} mt="md">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'invite.copied' : 'invite.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose} data-autofocus>
          {t('invite.done')}
        </Button>
      </Group>
    </Modal>
  );
}
