// Whose chats are linked, or were and why no more. A link is ended from here, with the reason.
import { IconUnlink } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { chatStates, listChats, unlinkChatOf } from '#contract/messenger.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField, RowAct } from '../../../core/list/list-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';

type Chat = Output<typeof listChats>['items'][number];
const groups = { linked: 'done', asked: 'waiting', unlinked: 'new', dead: 'refused' } as const;

export default function ChatsPage() {
  const t = useText('chats');
  const may = useCan(unlinkChatOf);
  const unlink = useAction(unlinkChatOf, { changes: [listChats] });
  const [ending, setEnding] = useState<Chat | null>(null);
  const status = (chat: Chat) => <StatusDot group={groups[chat.state]} label={t(`list.state.${chat.state}`)} />;
  const rowActs = (chat: Chat): RowAct[] =>
    chat.state === 'linked' || chat.state === 'asked'
      ? [{ label: t('list.unlink'), icon: IconUnlink, tone: 'danger', run: () => setEnding(chat) }]
      : [];
  const columns: Column<Chat>[] = [
    { key: 'person', label: t('list.person'), width: 280, fixed: true, grow: true, render: (chat) => chat.person.name },
    { key: 'state', label: t('list.stateTitle'), width: 170, render: status },
    { key: 'linkedAt', label: t('list.linkedAt'), width: 140, render: (chat) => <DateText moment={chat.linkedAt} /> },
    { key: 'seenAt', label: t('list.seenAt'), width: 160, render: (chat) => <DateText moment={chat.seenAt} /> },
    { key: 'endedAt', label: t('list.ended'), width: 140, render: (chat) => <DateText moment={chat.endedAt} /> },
    {
      key: 'endedCause',
      label: t('list.why'),
      width: 200,
      render: (chat) => (chat.endedAt ? t(`list.cause.${chat.endedCause || 'none'}`) : null),
    },
  ];
  const fields: FilterField[] = [
    {
      kind: 'choice',
      key: 'state',
      label: t('list.stateTitle'),
      options: chatStates.map((value) => ({ value, label: t(`list.state.${value}`) })),
    },
  ];
  return (
    <>
      <ListPage<Chat>
        list="admin.chats"
        title={t('list.title')}
        operation={listChats}
        columns={columns}
        fields={fields}
        hrefOf={(chat) => `/admin/users/${chat.person.id}`}
        nameOf={(chat) => chat.person.name}
        cardOf={(chat) => ({
          title: chat.person.name,
          aside: <DateText moment={chat.linkedAt} />,
          text: chat.endedAt ? t(`list.cause.${chat.endedCause || 'none'}`) : '',
          status: status(chat),
        })}
        {...(may ? { rowActs } : {})}
        empty={{ title: t('list.empty'), text: t('list.emptyText') }}
      />
      <ConfirmWithReason
        opened={ending !== null}
        title={t('list.unlinkTitle', { name: ending?.person.name ?? '' })}
        text={t('list.unlinkText')}
        verb={t('list.unlink')}
        onConfirm={async (reason) => {
          if (!ending) return;
          await unlink.run({ id: ending.person.id, reason });
          toast({ tone: 'done', text: t('list.unlinked') });
        }}
        onClose={() => setEnding(null)}
      />
    </>
  );
}
