// People's own affairs: who stands in for whom, who asked for an account and waits, who was invited.
import type { Output, RawInput } from '#contract/core.ts';
import type { readDoor } from '#contract/registration.ts';
import type { setSubstitution } from '#contract/substitution.ts';
import { addDays } from '#core/calendar/calendar.ts';
import { anonymous } from '#core/identity/session.ts';
import { newId } from '#core/ids.ts';
import { call } from '#core/runner.ts';
import type { DemoGround } from '../ground.ts';
import type { Office } from '../office.ts';
import { demoPerson } from '../people.ts';

const dayMs = 86_400_000;

export async function standIns(office: Office, { people }: DemoGround): Promise<void> {
  const now = Date.parse(`${office.today}T08:00:00Z`);
  const before = office.at(Math.min(now, office.services.clock.now().getTime()) - 20 * dayMs);
  const plain = people.people.filter(({ login, roles }) => /\d$/.test(login) && roles[0] === 'employee');
  const set = (who: { id: string }, at: Office, input: RawInput<typeof setSubstitution>) =>
    at.do('identity.substitution.set', who, input);
  const [first, second, third, fourth] = plain;
  const [, clerk, colleague] = people.clerks;
  if (!first || !second || !third || !fourth || !clerk || !colleague) return;
  const { today } = office;
  await set(first, before, {
    substituteId: second.id,
    fromOn: addDays(today, -18),
    untilOn: addDays(today, -8),
    reason: 'Отпуск',
  });
  await set(clerk, before, {
    substituteId: demoPerson(people, 'editor').id,
    fromOn: addDays(today, -5),
    untilOn: addDays(today, 9),
    reason: 'Отпуск',
  });
  await set(third, office, {
    substituteId: fourth.id,
    fromOn: addDays(today, 10),
    untilOn: addDays(today, 24),
    reason: 'Командировка',
  });
}

const newcomers = [
  { login: 'n.sedova', name: 'Седова Нина Олеговна', note: 'Филиал в Котласе, абонентский отдел' },
  { login: 'p.ershov', name: 'Ершов Павел Игоревич', note: 'Подрядчик, ООО «Полюсмонтаж»' },
  { login: 'g.lavrova', name: 'Лаврова Галина Юрьевна', note: 'Бухгалтерия, с 1 декабря' },
  { login: 'test-user', name: 'Тестов Тест', note: '' },
] as const;

/** Three wait, one was refused; all proved their addresses by the code that came by mail. */
export async function newcomersAsk(office: Office, { people }: DemoGround, password: string): Promise<void> {
  const visitor = anonymous({ address: '', agent: '', requestId: newId(), locale: 'ru', origin: '', cookies: {} });
  const { services } = office;
  const door = await office.do<Output<typeof readDoor>>('identity.door.read', 'system', {});
  const consentTextId = door.consent?.textId;
  const ids: string[] = [];
  for (const { login, name, note } of newcomers) {
    const email = `${login}@severnye-seti.example`;
    const ask = async <T>(operation: string, input: unknown) =>
      (await call(services, operation, visitor, input)).body as T;
    const { id } = await ask<{ id: string }>('identity.registration.request', {
      login,
      email,
      name,
      note,
      password,
      consentTextId,
    });
    const { rows } = await services.pools.read.query<{ body: string }>(
      'select body from outbox where recipient = $1 order by id desc limit 1',
      [email],
    );
    const code = /\b\d{6}\b/.exec(rows[0]?.body ?? '')?.[0];
    if (!code) continue;
    await ask('identity.registration.prove', { id, code });
    const { rows: made } = await services.pools.read.query<{ id: string }>('select id from app_user where login = $1', [
      login,
    ]);
    if (made[0]) ids.push(made[0].id);
  }
  const last = ids.at(-1);
  if (ids.length === newcomers.length && last)
    await office.do('identity.registration.reject', demoPerson(people, 'curator'), {
      id: last,
      reason: 'Проверочная заявка',
    });
}
