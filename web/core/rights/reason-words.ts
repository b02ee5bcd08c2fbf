// Why a right is held, in words: «роль «Редактор», через группу «Канцелярия», по 12.03.2027 включительно».
import type * as z from 'zod';
import type { reason } from '#contract/rights.ts';
import { useLocalText, useText } from '../text/texts.ts';

export type Reason = z.output<typeof reason>;

/** A day as people write it here. */
export const dayWords = (day: string): string => day.split('-').reverse().join('.');

export function useReasonWords(): {
  reason: (one: Reason) => string;
  reach: (one: Pick<Reason, 'reach' | 'area'>) => string;
} {
  const t = useText('rights');
  const marks = useText('admin');
  const say = useLocalText();
  const reach = ({ reach: far, area }: Pick<Reason, 'reach' | 'area'>) =>
    far === 'area' && area ? area.name : t(`reach.${far}`);
  return {
    reach,
    reason: (one) => {
      if (!one.enabled)
        return one.bundle ? t('held.takenBySwitch', { title: say(one.bundle.title) }) : t('held.takenSingle');
      const by = one.role
        ? t('held.byRole', { role: say(one.role.name) })
        : one.bundle
          ? t('held.bySwitch', { title: say(one.bundle.title) })
          : t('held.bySingle');
      return [
        by,
        one.group ? t('held.through', { group: one.group.name }) : '',
        reach(one),
        one.endsOn ? t('held.until', { day: dayWords(one.endsOn) }) : '',
        one.clearances.length > 0
          ? t('held.marks', { marks: one.clearances.map((mark) => marks(`clearance.${mark}`)).join(', ') })
          : '',
      ]
        .filter(Boolean)
        .join(', ');
    },
  };
}
