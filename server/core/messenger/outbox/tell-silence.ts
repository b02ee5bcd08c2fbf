// After more than a day away the messenger has thrown away what people wrote meanwhile: each linked chat is told, once.
import type { Sql } from '../../db/sql.ts';
import type { Services } from '../../services.ts';
import type { BotName } from '../carrier/chat-core.ts';
import { linkWords } from '../link/words.ts';
import { queueMessage } from './queue-message.ts';

const keptHours = 24;

/** `lastOkAt`: when the messenger last answered, before it answers again now. */
export async function tellSilence(services: Services, sql: Sql, bot: BotName, lastOkAt: string | null): Promise<void> {
  if (!lastOkAt || services.clock.now().getTime() - Date.parse(lastOkAt) < keptHours * 3_600_000) return;
  const { rows } = await sql.query<{ id: string; locale: 'ru' | 'en' }>(
    `select c.id, u.locale from chat c join app_user u on u.id = c.person_id
     where c.channel = $1 and c.bot = $2 and c.state = 'linked' order by c.id`,
    [bot.channel, bot.bot],
  );
  for (const { id, locale } of rows) {
    await queueMessage(services, sql, {
      chatId: id,
      key: `silence:${id}:${lastOkAt}`,
      priority: 'bulk',
      saying: { text: linkWords(locale).silence },
    });
  }
}
