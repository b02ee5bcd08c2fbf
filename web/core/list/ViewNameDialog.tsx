// Asks for the name of a saved view.
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../text/texts.ts';

export interface ViewNameDialogProps {
  first: string;
  onSave: (name: string) => Promise<void>;
  onClose: () => void;
  onProblem: (error: unknown) => void;
}

export default function ViewNameDialog({ first, onSave, onClose, onProblem }: ViewNameDialogProps) {
  const t = useText('list');
  const core = useText();
  const [name, setName] = useState(first);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('view.nameTitle')}
      closeButtonProps={{ 'aria-label': core('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) onSave(name.trim()).catch(onProblem);
        }}
      >
        <TextInput
          label={t('view.name')}
          description={t('view.nameHint')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end" gap={8} mt="md">
          <Button variant="default" onClick={onClose}>
            {core('action.cancel')}
          </Button>
          <Button type="submit" disabled={!name.trim()}>
            {core('action.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
