// What the officer for personal data has before them: consents on paper, one withdrawn with the destruction it asks for,
// requests in time and answered, an incident in hand and one that is over, somebody who read too much at night.
import { addDays } from '#core/calendar/calendar.ts';
import type { DemoGround } from '../ground.ts';
import type { Office } from '../office.ts';
import { demoPerson } from '../people.ts';

const dayMs = 86_400_000;

export async function makePrivacy(office: Office, { people, contacts }: DemoGround): Promise<void> {
  const officer = demoPerson(people, 'privacy');
  const plain = people.people.filter(({ login }) => /\d$/.test(login));
  const ago = (days: number) => office.at(office.services.clock.now().getTime() - days * dayMs);
  await makeConsents(office, officer, plain);
  const { today } = office;
  const person = contacts.at(-1);
  const request = (asked: Record<string, unknown>, at = office) =>
    at.do<{ id: string }>('privacy.request.create', officer, { responsibleId: officer.id, ...asked });
  await request({
    kind: 'access',
    channel: 'paper',
    applicant: person?.name ?? 'Заявитель',
    ...(person ? { subjectId: person.id } : {}),
    details: 'Какие мои данные у вас есть, откуда они и кому передавались',
    arrivedOn: addDays(today, -4),
  });
  await request({
    kind: 'correction',
    channel: 'mail',
    applicant: plain[3]?.name ?? 'Сотрудник',
    subjectId: plain[3]?.id,
    details: 'Прошу исправить фамилию: сменила после вступления в брак',
    arrivedOn: addDays(today, -1),
  });
  const answered = await request(
    {
      kind: 'other',
      channel: 'web',
      applicant: 'Иванов П. С.',
      details: 'Как отозвать согласие?',
      arrivedOn: addDays(today, -25),
    },
    ago(24),
  );
  await ago(20).do('privacy.request.answer', officer, { id: answered.id, answer: 'Порядок отзыва разъяснён письмом.' });
  await makeIncidents(office, officer, ago);
  const reader = plain.find(({ roles }) => roles[0] === 'employee');
  if (!reader) return;
  // The watch looks two days back.
  const night = office.at(Date.parse(`${addDays(today, -1)}T20:20:00Z`));
  for (const one of people.people.slice(0, 26)) await night.do('identity.person.read', reader, { id: one.id });
  await office.do('privacy.alert.find', officer, {});
}

async function makeConsents(office: Office, officer: { id: string }, plain: readonly { id: string }[]): Promise<void> {
  const purpose = await office.do<{ id: string }>('privacy.purpose.create', officer, {
    key: 'photo-on-site',
    name: 'Фотография на сайте организации',
    basis: 'consent',
    optional: true,
  });
  const text = await office.do<{ id: string }>('privacy.text.create', officer, {
    id: purpose.id,
    title: 'Согласие на размещение фотографии',
    dataList: 'фамилия, имя, отчество; должность; фотография',
    actionList: 'запись, хранение, размещение на сайте, удаление',
    recipients: 'неограниченный круг лиц: сайт открыт для всех',
    term: 'до увольнения или отзыва согласия',
    withdrawal: 'в разделе «Мои согласия» или заявлением в отдел кадров',
  });
  const given: { id: string }[] = [];
  for (const [at, { id }] of plain.slice(0, 9).entries())
    given.push(
      await office.do('privacy.consent.record', officer, {
        subjectId: id,
        textId: text.id,
        form: 'paper',
        evidence: `Личное дело № ${100 + at}, лист ${2 + (at % 5)}`,
      }),
    );
  const withdrawn = given[4];
  if (withdrawn)
    await office.do('privacy.consent.withdraw', officer, {
      id: withdrawn.id,
      evidence: 'Заявление в отдел кадров № 14',
    });
}

async function makeIncidents(office: Office, officer: { id: string }, ago: (days: number) => Office): Promise<void> {
  const moment = (days: number, hour: string) => `${addDays(office.today, -days)}T${hour}:00:00Z`;
  await office.do('privacy.incident.create', officer, {
    title: 'Письмо с приложением ушло не тому адресату',
    description: 'Список сотрудников с телефонами отправлен сторонней организации вместо отдела кадров.',
    noticedAt: moment(1, '09'),
    beganAt: moment(1, '08'),
    harm: 'Возможны нежелательные звонки',
    measures: 'Получателя попросили удалить письмо, ответ получен',
  });
  const past = ago(40);
  const old = await past.do<{ id: string; version: number }>('privacy.incident.create', officer, {
    title: 'Пропуск с фамилиями найден на парковке',
    noticedAt: moment(41, '07'),
    cause: 'Утеря',
    harm: 'Вред не установлен',
    measures: 'Пропуск заблокирован, выдан новый',
    findings: 'Нарушений порядка нет',
  });
  await past.do(
    'privacy.incident.update',
    officer,
    { id: old.id, firstNoticeSent: true, secondNoticeSent: true, closed: true },
    { version: old.version },
  );
}
