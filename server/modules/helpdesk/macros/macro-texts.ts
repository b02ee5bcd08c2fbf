// Texts of macros and templates written out for one ticket: each variable without a value leaves a mark that is seen.
import type { Locale } from '#contract/core.ts';
import { dateIn } from '#core/clock.ts';
import { shapeOf } from '#core/handle.ts';
import { fill, misnamed, type TextVariable } from '#core/text-template.ts';
import { type TicketInText, ticketVariables } from '../ticket-variables.ts';

/** Beside the ticket's own: who writes, and the day. */
interface WrittenText extends TicketInText {
  me: string;
}
const dayOf = (zone: string, now: Date): string => dateIn(zone, now).split('-').reverse().join('.');

export const macroVariables: readonly TextVariable<WrittenText>[] = [
  ...ticketVariables,
  { name: 'me', title: { ru: 'Кто пишет', en: 'Who writes' }, value: ({ me }) => me },
  { name: 'today', title: { ru: 'Сегодня', en: 'Today' }, value: ({ zone, now }) => dayOf(zone, now) },
];

export interface Rendered {
  text: string;
  /** Titles of variables that have no value. */
  empty: string[];
}

/** Names in the texts that no variable has. */
export const unknownIn = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => misnamed(text, macroVariables))),
];

export function render(handle: object, text: string, ticket: TicketInText['ticket']): Rendered {
  const { actor, services, now } = shapeOf(handle);
  const locale: Locale = actor.locale;
  const empty = new Set<string>();
  const marking = macroVariables.map((one) => ({
    ...one,
    value(source: WrittenText) {
      const value = one.value(source);
      if (value.trim() !== '') return value;
      empty.add(one.title[locale]);
      return `⟨${one.title[locale]}: —⟩`;
    },
  }));
  const written = fill(text, marking, { ticket, zone: services.config.zone, now, me: actor.name });
  return { text: written, empty: [...empty] };
}
