// The dialog of ConfirmWithReason; loaded when it first opens.
import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { useLocale, useText } from '../text/texts.ts';
import classes from './ConfirmWithReason.module.css';
import type { ConfirmWithReasonProps } from './ConfirmWithReason.tsx';

export default function ReasonDialog(props: ConfirmWithReasonProps) {
  const t = useText();
  const locale = useLocale();
  const [reason, setReason] = useState('');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asks = props.reason ?? 'required';
  const close = () => {
    if (pending) return;
    setReason('');
    setProblem(null);
    props.onClose();
  };
  const confirm = async () => {
    if (asks === 'required' && reason.trim() === '') {
      setProblem(t('confirm.reasonNeeded'));
      return;
    }
    setPending(true);
    setProblem(null);
    try {
      if ((await props.onConfirm(reason.trim())) === 'again') return;
      setReason('');
      props.onClose();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.words(locale) : String(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <Modal
      opened={props.opened}
      onClose={close}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <p className={classes.text} aria-live="polite">
          {props.text}
        </p>
        {asks === 'none' ? (
          problem ? (
            <p className={classes.problem} role="alert">
              {problem}
            </p>
          ) : null
        ) : (
          <Textarea
            label={props.reasonLabel ?? t('confirm.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={problem}
            autosize
            minRows={2}
            maxLength={500}
            data-autofocus
          />
        )}
        <Group justify="flex-end" gap={8} mt="md">
          <Button variant="default" onClick={close} disabled={pending}>
            {t('action.cancel')}
          </Button>
          <Button color="red" type="submit" loading={pending}>
            {props.verb}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
