// The rail as a drawer, on a phone.
import { Drawer } from '@mantine/core';
import { useText } from '../../core/text/texts.ts';
import { Rail } from './Rail.tsx';

export default function RailDrawer({ onClose, openKeys }: { onClose: () => void; openKeys: () => void }) {
  const t = useText('app');
  return (
    <Drawer
      opened
      onClose={onClose}
      size={268}
      padding={0}
      withCloseButton={false}
      title={t('rail.title')}
      classNames={{ header: 'visually-hidden' }}
    >
      <Rail folded={false} openKeys={openKeys} />
    </Drawer>
  );
}
