// The words of states, reaches and kinds in the lists of people, groups and programs.
import type { Locale, Output } from '#contract/core.ts';
import type { listRightHolders } from '#contract/rights.ts';
import { oneOf } from './list-export.ts';

export const groupKind = oneOf({
  department: { ru: 'Отдел', en: 'Department' },
  branch: { ru: 'Филиал', en: 'Branch' },
  partner: { ru: 'Партнёр', en: 'Partner' },
  team: { ru: 'Команда', en: 'Team' },
});
export const stateGroup = oneOf({
  new: { ru: 'Новое', en: 'New' },
  work: { ru: 'В работе', en: 'In work' },
  waiting: { ru: 'Ожидание', en: 'Waiting' },
  done: { ru: 'Исполнено', en: 'Done' },
  refused: { ru: 'Отказано', en: 'Refused' },
});
export const reach = oneOf({
  own: { ru: 'только свои', en: 'own' },
  area: { ru: 'своё подразделение', en: 'area' },
  all: { ru: 'все', en: 'all' },
});
export const clientState = oneOf({
  active: { ru: 'Действует', en: 'Active' },
  suspended: { ru: 'Остановлена', en: 'Suspended' },
  expired: { ru: 'Срок истёк', en: 'Expired' },
  revoked: { ru: 'Отозвана', en: 'Revoked' },
});
export const runState = oneOf({
  waiting: { ru: 'Ждёт очереди', en: 'Waiting' },
  running: { ru: 'Идёт сверка', en: 'Running' },
  done: { ru: 'Сверено', en: 'Done' },
  stopped: { ru: 'Остановлена', en: 'Stopped' },
  failed: { ru: 'Не удалась', en: 'Failed' },
});
export const lineKind = oneOf({
  create: { ru: 'Создание', en: 'Created' },
  update: { ru: 'Изменение', en: 'Changed' },
  deactivate: { ru: 'Отключение', en: 'Deactivated' },
  returned: { ru: 'Возвращение', en: 'Returned' },
  taken: { ru: 'Занято', en: 'Taken' },
  incomplete: { ru: 'Неполная запись', en: 'Incomplete' },
  kept: { ru: 'Оставлено', en: 'Kept' },
  failed: { ru: 'Ошибка', en: 'Failed' },
});
export const names = (list: readonly { name: string }[]): string => list.map((one) => one.name).join(', ');

type Reason = Output<typeof listRightHolders>['items'][number]['because'][number];
const said = {
  ru: { switch: 'переключатель', off: 'отключает', through: 'через группу', on: 'для', until: 'до' },
  en: { switch: 'switch', off: 'takes away', through: 'through', on: 'for', until: 'until' },
};
/** What gives a right, or takes it away, in one phrase. */
export function becauseWords(reason: Reason, locale: Locale): string {
  const words = said[locale];
  const { role, bundle, group, area, endsOn, enabled } = reason;
  const by = role?.name[locale] ?? `${words.switch} «${bundle?.title[locale] ?? ''}»`;
  return [
    by,
    enabled ? '' : words.off,
    group ? `${words.through} «${group.name}»` : '',
    area ? `${words.on} «${area.name}»` : '',
    endsOn ? `${words.until} ${endsOn}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
