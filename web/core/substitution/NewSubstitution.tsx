// The button that opens the form of a new substitution over the page.
import { Button, Modal } from '@mantine/core';
import { IconUserShare } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../text/texts.ts';
import { SubstitutionForm, type SubstitutionFormProps } from './SubstitutionForm.tsx';

export function NewSubstitution(props: Omit<SubstitutionFormProps, 'done'>) {
  const t = useText('people');
  const core = useText();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconUserShare size={15} stroke={1.6} />}
        onClick={() => setOpened(true)}
      >
        {t('substitution.new')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('substitution.new')}
        closeButtonProps={{ 'aria-label': core('action.close') }}
      >
        <SubstitutionForm {...props} done={() => setOpened(false)} />
      </Modal>
    </>
  );
}
