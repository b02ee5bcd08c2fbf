// What values of the earlier helpdesk mean in this one: states, priorities, roles, moments. Pure.
import type { Priority, TicketState } from '#contract/helpdesk.ts';
import { momentOf } from '#core/zone.ts';
import type { Mapping } from './layout.ts';

const folded = (value: unknown): string =>
  String(value ?? '')
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s-]+/g, '_');

/** The given words first, then the usual ones; undefined when nobody said what it means. */
function meaning<T extends string>(
  usual: Record<T, readonly string[]>,
  given: Record<string, string> | undefined,
  value: unknown,
) {
  const word = folded(value);
  for (const [from, to] of Object.entries(given ?? {}))
    if (folded(from) === word) return (Object.keys(usual) as T[]).find((one) => one === to);
  return (Object.keys(usual) as T[]).find((one) => folded(one) === word || usual[one].includes(word));
}

const states: Record<Exclude<TicketState, 'merged' | 'assigned'>, readonly string[]> = {
  new: ['open', 'opened', 'новая', 'открыта', 'создана', 'pending', '0'],
  in_work: ['in_progress', 'progress', 'assigned', 'в_работе', 'назначена', 'принята', 'work', 'taken', '1'],
  waiting: ['on_hold', 'hold', 'ожидание', 'ожидает', 'waiting_user', 'отложена'],
  resolved: ['done', 'решена', 'выполнена', 'solved', 'completed', '2'],
  closed: ['закрыта', 'archived', 'архив', 'finished', '3'],
  cancelled: ['canceled', 'rejected', 'отменена', 'отклонена', 'spam', 'deleted'],
};
const priorityWords: Record<Priority, readonly string[]> = {
  low: ['низкий', 'низкая', 'minor', '0', '1'],
  normal: ['обычный', 'обычная', 'medium', 'средний', 'средняя', 'default', '2', ''],
  high: ['высокий', 'высокая', 'major', '3'],
  urgent: ['срочный', 'срочно', 'срочная', 'critical', 'критический', 'аварийный', '4', '5'],
};
/** `curator` and above are proposed to nobody: a curator decides whom to trust with that. */
const roleWords = {
  employee: ['user', 'client', 'сотрудник', 'пользователь', 'requester', ''],
  executor: ['технік', 'техник', 'исполнитель', 'technician', 'agent', 'support', 'worker', 'operator'],
  curator: ['куратор', 'dispatcher', 'диспетчер', 'moderator'],
  admin: ['administrator', 'администратор', 'админ', 'superuser', 'root'],
} as const;
const userStates = {
  active: ['1', 'true', 'confirmed', 'подтвержден', 'активен', 'approved', 'yes', ''],
  unconfirmed: ['pending', 'new', 'waiting', 'не_подтвержден', 'ожидает'],
  deactivated: [
    '0',
    'false',
    'inactive',
    'blocked',
    'banned',
    'disabled',
    'fired',
    'уволен',
    'заблокирован',
    'deleted',
    'no',
  ],
} as const;

export const stateOf = (mapping: Mapping, value: unknown) => meaning(states, mapping.status, value);
export const priorityOf = (mapping: Mapping, value: unknown) => meaning(priorityWords, mapping.priority, value);
export const roleOf = (mapping: Mapping, value: unknown) => meaning(roleWords, mapping.role, value);
export const userStateOf = (mapping: Mapping, value: unknown) => meaning(userStates, mapping.userStatus, value);
export const isInternal = (value: unknown): boolean =>
  /^(1|true|internal|private|yes|внутр.*|служебн.*)$/.test(folded(value));

/** ISO text; undefined when it is no moment, or one that never was. A moment without a zone is one of `zone`. */
export function legacyMoment(zone: string, value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const number = typeof value === 'number' ? value : /^\d{9,13}(\.\d+)?$/.test(String(value)) ? Number(value) : null;
  let at: number;
  if (number !== null) at = number > 1e11 ? number : number * 1000;
  else {
    const typed = String(value).trim();
    const local = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?$/.exec(typed);
    const dotted = /^(\d\d)\.(\d\d)\.(\d{4})(?:,? (\d\d):(\d\d)(?::(\d\d))?)?$/.exec(typed);
    const [year, month, day, hour, minute, second] = local
      ? local.slice(1)
      : dotted
        ? [dotted[3], dotted[2], dotted[1], ...dotted.slice(4)]
        : [];
    if (year) {
      const date = `${year}-${month}-${day}`;
      if (!exists(date)) return undefined;
      at = momentOf(zone, date, Number(hour ?? 0) * 60 + Number(minute ?? 0)).getTime() + Number(second ?? 0) * 1000;
    } else at = /[zZ]$|[+-]\d\d:?\d\d$/.test(typed) ? Date.parse(typed.replace(' ', 'T')) : Number.NaN;
  }
  if (!(at > Date.UTC(1995, 0, 1)) || !(at < Date.UTC(2100, 0, 1))) return undefined;
  return new Date(at).toISOString();
}

const exists = (date: string): boolean => {
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === date;
};
