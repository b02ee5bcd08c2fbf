// Conditions, timetables and actions of triggers in words; ids are named by what came with them.
import type { Condition, SeenCondition, Timetable, TriggerSubjectCard } from '#contract/triggers.ts';
import { shortMoment } from '../dates/format.ts';
import { useHere } from '../dates/use-here.ts';
import { useLocalText, useText } from '../text/texts.ts';

type Names = Readonly<Record<string, string>>;

export function useTriggerWords(subject: TriggerSubjectCard | null | undefined, names: Names) {
  const t = useText('triggers');
  const say = useLocalText();
  const here = useHere();
  const fieldOf = (key: string) => subject?.fields.find((one) => one.key === key);
  const one = (field: string, value: string): string => {
    const option = fieldOf(field)?.options.find((choice) => choice.value === value);
    return option ? say(option.label) : (names[value] ?? value);
  };
  const value = ({ field, operator, value: given }: Condition): string => {
    if (given === null) return '';
    if (typeof given === 'number') return String(given);
    if (!Array.isArray(given)) return `${given.count} ${t(`unit.${given.unit}`)}`;
    const listed = given.map((each) => one(field, each));
    return operator === 'has' || operator === 'has_not'
      ? listed.map((word) => `«${word}»`).join(', ')
      : listed.join(', ');
  };
  const actionOf = (key: string) => subject?.actions.find((each) => each.key === key);
  return {
    event: (key: string): string => {
      const event = subject?.events.find((each) => each.key === key);
      return event ? say(event.title) : key;
    },
    /** Several as one sentence. */
    events: (keys: readonly string[]): string =>
      keys
        .map((key, at) => {
          const title = subject?.events.find((each) => each.key === key)?.title;
          const told = title ? say(title) : key;
          return at === 0 ? told : told.charAt(0).toLowerCase() + told.slice(1);
        })
        .join(', '),
    action: (key: string): string => {
      const action = actionOf(key);
      return action ? say(action.title) : key;
    },
    condition: (condition: Condition): string => {
      const field = fieldOf(condition.field);
      const asked = [t(`operator.${condition.operator}`), value(condition)].filter(Boolean).join(' ');
      return `${field ? say(field.title) : condition.field}: ${asked}`;
    },
    seen: ({ field, operator, seen }: SeenCondition): string => {
      if (operator === 'has' || operator === 'has_not') {
        const found = Array.isArray(seen) ? seen : [];
        return found.length > 0 ? found.map((word) => `«${word}»`).join(', ') : t('runs.noneFound');
      }
      if (seen === null || (Array.isArray(seen) && seen.length === 0)) return t('runs.nothingSeen');
      if (Array.isArray(seen)) return seen.map((each) => one(field, each)).join(', ');
      if (typeof seen === 'number') return String(seen);
      return /^\d{4}-\d{2}-\d{2}T/.test(seen) || /^\d{4}-\d{2}-\d{2} /.test(seen)
        ? shortMoment(new Date(seen).toISOString(), here)
        : one(field, seen);
    },
    timetable: (timetable: Timetable): string => {
      switch (timetable.every) {
        case 'minutes':
          return t('everyMinutes', { count: timetable.minutes });
        case 'week':
          return t('everyWeek', {
            days: timetable.weekdays.map((day) => t(`weekday.${day}`)).join(', '),
            at: timetable.at,
          });
        case 'month':
          return t('everyMonth', { day: timetable.day, at: timetable.at });
        default:
          return t('everyAt', { every: t(`every.${timetable.every}`), at: timetable.at });
      }
    },
  };
}
