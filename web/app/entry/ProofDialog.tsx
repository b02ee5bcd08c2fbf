// Asks who is there before a dangerous act; the act goes on by itself afterwards.
import { Modal } from '@mantine/core';
import { useText } from '../../core/text/texts.ts';
import { ProofForm } from './ProofForm.tsx';

export default function ProofDialog({ onAnswer }: { onAnswer: (proven: boolean) => void }) {
  const t = useText('entry');
  const tc = useText();
  return (
    <Modal
      opened
      onClose={() => onAnswer(false)}
      title={t('prove.title')}
      closeButtonProps={{ 'aria-label': tc('action.close') }}
      zIndex={900}
    >
      <p>{t('prove.text')}</p>
      <ProofForm verb={t('prove.confirm')} onProven={() => onAnswer(true)} />
    </Modal>
  );
}
