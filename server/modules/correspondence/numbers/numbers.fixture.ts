// What the tests of numbers share: an office with a journal of its own for each test, and the calls on its numbers.
import type { Caller } from '#test/support/server.ts';
import { type Answer, answerOf, type Office } from '../test-office.ts';

export const year = new Date().getUTCFullYear();
export const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
export const printed = (index: string, ordinal: number, suffix = '') =>
  `${index}-${year}/${String(ordinal).padStart(5, '0')}${suffix}`;

export function numbersOf(office: Office) {
  const newJournal = async (index: string): Promise<string> => {
    const input = {
      name: `Журнал ${index}`,
      direction: 'incoming',
      index,
      template: `${index}-{yyyy}/{n:5}`,
      restart: 'year',
    };
    return (await answerOf(office.as.admin.call('POST', '/api/correspondence/journals', input))).body.id;
  };
  const reserve = (who: Caller, journalId: string, fields: Record<string, unknown>): Promise<Answer> =>
    answerOf(
      who.call('POST', `/api/correspondence/journals/${journalId}/reservations`, {
        reason: 'Выездной приём',
        ...fields,
      }),
    );
  const release = (who: Caller, id: string, fields: Record<string, unknown> = {}): Promise<Answer> =>
    answerOf(
      who.call('POST', `/api/correspondence/reservations/${id}/release`, { reason: 'Приём отменён', ...fields }),
    );
  const certificate = (who: Caller, journalId: string, query = ''): Promise<Answer> =>
    answerOf(who.call('GET', `/api/correspondence/journals/${journalId}/certificate${query}`));
  const registerWith = (who: Caller, journalId: string, number?: object, fields = {}): Promise<Answer> =>
    office.register(who, { journalId, ...(number ? { number } : {}), ...fields });

  return { newJournal, reserve, release, certificate, registerWith };
}
