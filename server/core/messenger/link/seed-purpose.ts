// Where a bot is switched on, the purpose of writing to people in its messenger, with a text to be read over by the officer.
import { call } from '../../runner.ts';
import type { Services } from '../../services.ts';
import { systemActor } from '../../system-actor.ts';
import { type OutsideChannel, purposes } from '../channels.ts';

const common = {
  dataList:
    'идентификатор чата в мессенджере; номера, категории, состояния и сроки заявок; сообщения и файлы, которые я сам отправляю в чат',
  term: 'со дня его предоставления до отзыва или отвязки чата',
  withdrawal:
    'в любое время в чате командой /settings, в системе в разделе «Мои согласия» своего профиля или письменным заявлением по адресу оператора; отказ и отзыв не мешают работать в системе',
};
const actions =
  'сбор, запись, хранение, использование, передача (предоставление) оператору мессенджера, блокирование, удаление, уничтожение — с использованием средств автоматизации';
const documents = {
  telegram: {
    name: 'Уведомления и переписка по заявкам в мессенджере',
    text: {
      ...common,
      title: 'Согласие на переписку в мессенджере Telegram',
      actionList: `${actions}; сообщения передаются через серверы мессенджера за пределами Российской Федерации (трансграничная передача)`,
      recipients: 'оператор мессенджера Telegram (Telegram FZ-LLC, ОАЭ)',
    },
  },
  max: {
    name: 'Уведомления и переписка по заявкам в мессенджере MAX',
    text: {
      ...common,
      title: 'Согласие на переписку в мессенджере MAX',
      actionList: `${actions}; сообщения передаются через серверы мессенджера`,
      recipients: 'оператор мессенджера MAX',
    },
  },
} as const;

export async function seedMessengerPurpose(services: Services): Promise<void> {
  for (const channel of ['telegram', 'max'] as const) await seed(services, channel);
}

async function seed(services: Services, channel: OutsideChannel): Promise<void> {
  const key = purposes[channel];
  const { rows } = await services.pools.write.query<{ there: boolean }>(
    `select exists (select 1 from processing_purpose where key = $1)
       or not ($2::boolean or exists (select 1 from chat_carrier where channel = $3)) as there`,
    [key, services.config[channel].token !== '', channel],
  );
  if (rows[0]?.there) return;
  const { name, text } = documents[channel];
  const actor = systemActor('first-start');
  const made = await call(services, 'privacy.purpose.create', actor, {
    key,
    name,
    basis: 'consent',
    basisNote: 'п. 1 ч. 1 ст. 6 Федерального закона № 152-ФЗ',
    optional: true,
  });
  await call(services, 'privacy.text.create', actor, { id: (made.body as { id: string }).id, ...text });
}
