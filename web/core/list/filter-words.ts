// A filter as words for its chip: «Срок: просрочено», «Корреспондент: ООО Ромашка», «Зарегистрировано: с 1 марта».
import { fieldDay } from '../dates/format.ts';
import type { Words } from '../text/texts.ts';
import { isNamedRange, numbersOf, rangeOf, splitLookup } from './list-state.ts';
import type { FilterField } from './list-types.ts';

export function filterWords(field: FilterField, value: string, t: Words): string {
  switch (field.kind) {
    case 'text':
      return `«${value}»`;
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? value;
    case 'yes-no':
      return value === 'yes' ? t('filter.yes') : t('filter.no');
    case 'lookup':
      return splitLookup(value).label;
    case 'numbers': {
      const { from, to } = numbersOf(value);
      const shown = [from, to].map((one) => String(one ?? '').replace('.', ','));
      const unit = field.unit ? ` ${field.unit}` : '';
      if (from !== undefined && to !== undefined) return `${shown[0]} – ${shown[1]}${unit}`;
      return t(from === undefined ? 'filter.atMost' : 'filter.atLeast', { value: `${shown[0]}${shown[1]}${unit}` });
    }
    case 'dates': {
      if (isNamedRange(value)) return t(`filter.range.${value.slice(1)}`);
      const { from, to } = rangeOf(value, '2000-01-01');
      if (from && to) return from === to ? fieldDay(from) : `${fieldDay(from)} – ${fieldDay(to)}`;
      if (from) return t('filter.since', { day: fieldDay(from) });
      return t('filter.until', { day: fieldDay(to ?? '') });
    }
  }
}
