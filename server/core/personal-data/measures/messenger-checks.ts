// Lines of the page "Measures" on messengers: what the bot asks of people, what leaves by it. Without a bot nothing does.
import type { Text } from '#contract/core.ts';
import type { Sql } from '../../db/sql.ts';
import type { Services } from '../../services.ts';
import { attention, count, type Finding, type Measure, met, setting } from './check.ts';

/** A token is set here, or a gateway has shown itself. */
async function botOn({ config }: Services, sql: Sql): Promise<boolean> {
  if (config.telegram.token || config.max.token) return true;
  return (await count(sql, `chat_carrier where channel in ('telegram', 'max')`)) > 0;
}

const measure = (id: string, title: Text, withBot: (sql: Sql) => Promise<Finding>): Measure => ({
  id,
  group: 'collection',
  title,
  check: async (services, sql) =>
    (await botOn(services, sql))
      ? withBot(sql)
      : met('Бот выключен: через мессенджеры ничего не собирается и не отправляется', 'The bot is off'),
});
const formOn = async (sql: Sql): Promise<boolean> => (await setting(sql, 'messenger-form')).on === true;

/** A module whose records are told of brings these lines itself. */
const nothingTold = async () => met('В мессенджер не уходит ни одна запись', 'No record is told to a messenger');

export const messengerMeasures: readonly Measure[] = [
  measure(
    'P10',
    { ru: 'Бот не спрашивает и не хранит личных данных', en: 'The bot asks for no personal data' },
    async (sql) =>
      (await formOn(sql))
        ? attention(
            'Включена анкета: люди пишут фамилию, подразделение и кабинет в мессенджер',
            'The form is on: people write their name, department and room in the messenger',
          )
        : met('Чат связывается кодом из программы, анкета выключена', 'Chats are linked by a code, the form is off'),
  ),
  measure(
    'P11',
    { ru: 'Регистрация в боте включается с предупреждением', en: 'Registration in the bot warns of the law' },
    async (sql) => {
      if (!(await formOn(sql))) return met('Анкета в боте выключена', 'The form in the bot is off');
      const told = await count(sql, `event where operation = 'messenger.form.switch' and outcome = 'done'`);
      return told > 0
        ? met(
            'Включена с причиной и вторым шагом, законы названы в журнале',
            'On, with a reason and the laws in the journal',
          )
        : attention('Анкета включена не своей операцией: в журнале нет причины', 'The form is on without an event');
    },
  ),
  measure(
    'P12',
    { ru: 'В мессенджер уходят только разрешённые поля', en: 'Only listed fields go to a messenger' },
    nothingTold,
  ),
  measure(
    'P13',
    { ru: 'Данные пациентов в мессенджер не уходят', en: 'Patient data never go to a messenger' },
    nothingTold,
  ),
];
