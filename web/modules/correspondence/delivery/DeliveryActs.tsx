// What can be done with several deliveries at once.
import { Button, Menu } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { type DeliveryState, makeDispatch, setDelivery } from '#contract/correspondence.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { Can } from '../../../core/show/Can.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { DeliveryRow } from './DeliveriesPage.tsx';
import { showsDeliveries } from './DeliveryDialog.tsx';
import { useDeliveryWords } from './delivery-words.ts';
import { PrintMenu } from './PrintMenu.tsx';

interface DeliveryActsProps {
  rows: DeliveryRow[];
  done: () => void;
  onDispatch: () => void;
}

export function DeliveryActs({ rows, done, onDispatch }: DeliveryActsProps) {
  const t = useText('delivery');
  const locale = useLocale();
  const { states } = useDeliveryWords();
  const action = useAction(setDelivery, { changes: showsDeliveries });
  const ids = rows.map((row) => row.id);
  const mark = async (state: DeliveryState) => {
    try {
      const { changed, refused } = await action.run({ ids, state });
      const [first] = refused;
      const text = [
        changed > 0 || !first ? t('marked', { count: changed }) : '',
        first ? `${t('notMarked', { count: refused.length })} (${first.message?.[locale] ?? first.code})` : '',
      ];
      toast({ tone: first ? 'info' : 'done', text: text.filter(Boolean).join('. ') });
      done();
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  return (
    <>
      <Can operation={makeDispatch}>
        <Button size="xs" leftSection={<IconSend size={15} />} onClick={onDispatch}>
          {t('act.toRegister')}
        </Button>
      </Can>
      <Can operation={setDelivery}>
        <Menu>
          <Menu.Target>
            <Button size="xs" variant="default" loading={action.pending}>
              {t('act.mark')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {states.map((one) => (
              <Menu.Item key={one.value} onClick={() => void mark(one.value)}>
                {one.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Can>
      <PrintMenu ids={ids} />
    </>
  );
}
