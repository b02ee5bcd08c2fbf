// The acts of one's own saved view: rename, share, remove.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useText } from '../text/texts.ts';

export interface ViewActsProps {
  name: string;
  shared: boolean;
  mayShare: boolean;
  onRename: () => void;
  onShare: () => void;
  onRemove: () => void;
}

export default function ViewActs({ name, shared, mayShare, onRename, onShare, onRemove }: ViewActsProps) {
  const t = useText('list');
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={t('view.acts', { name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onRename}>{t('view.rename')}</Menu.Item>
        {mayShare ? <Menu.Item onClick={onShare}>{t(shared ? 'view.unshare' : 'view.share')}</Menu.Item> : null}
        <Menu.Item color="red" onClick={onRemove}>
          {t('view.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
