// Tells the absent person and the substitute of a substitution, in the program and by mail; never whoever did it.
import type { Locale } from '#contract/core.ts';
import type { NoticeChannel } from '#contract/notices.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import { choicesOf, wants } from '../../notify/choices.ts';
import type { AnyUnit } from '../../unit.ts';
import type { SubstitutionCard } from './cards.ts';

type What = 'set' | 'end';
const kind = 'substitution';
const words: Record<Locale, Record<What, { subject: string; absent: string; substitute: string }>> = {
  ru: {
    set: {
      subject: 'Ведомо: назначено замещение',
      absent: 'С {from} по {until} вас замещает {substitute}. Назначил: {by}.',
      substitute: 'С {from} по {until} вы замещаете: {absent}. Назначил: {by}. Выберите «Действовать за» в своём меню.',
    },
    end: {
      subject: 'Ведомо: замещение закончено',
      absent: '{substitute} вас больше не замещает. Закончил: {by}.',
      substitute: 'Вы больше не замещаете: {absent}. Закончил: {by}.',
    },
  },
  en: {
    set: {
      subject: 'Vedomo: a substitution',
      absent: '{substitute} stands in for you from {from} to {until}. Set by {by}.',
      substitute: 'You stand in for {absent} from {from} to {until}. Set by {by}. Choose “Act for” in your menu.',
    },
    end: {
      subject: 'Vedomo: a substitution has ended',
      absent: '{substitute} no longer stands in for you. Ended by {by}.',
      substitute: 'You no longer stand in for {absent}. Ended by {by}.',
    },
  },
};
const day = (date: string): string => date.split('-').reverse().join('.');

export async function tellSubstitution(unit: AnyUnit, card: SubstitutionCard, what: What): Promise<void> {
  const told = [card.absent.id, card.substitute.id].filter((id) => id !== unit.actor.id);
  const people = await unscoped(unit)
    .selectFrom('app_user')
    .select(['id', 'email', 'locale'])
    .where('id', 'in', told.length > 0 ? told : [unit.actor.id])
    .execute();
  const { publicUrl } = shapeOf(unit).services.config;
  const { services } = shapeOf(unit);
  const choices = await choicesOf(sqlOf(unit), told);
  for (const person of people.filter((one) => told.includes(one.id))) {
    const chosen = (channel: NoticeChannel) => wants(services.catalog, choices.get(person.id), kind, channel);
    if (chosen('app')) {
      await unscoped(unit)
        .insertInto('notice')
        .values({
          id: newId(unit.now.getTime()),
          user_id: person.id,
          kind,
          operation: `identity.substitution.${what}`,
          record_id: null,
          data: JSON.stringify({ actorId: unit.actor.id, substitution: card.id }),
          created_at: unit.moment,
          read_at: null,
          unique_key: null,
        })
        .execute();
    }
    if (!person.email || !chosen('mail')) continue;
    const { subject, ...texts } = words[person.locale][what];
    const line = texts[person.id === card.absent.id ? 'absent' : 'substitute']
      .replace('{from}', day(card.fromOn))
      .replace('{until}', day(card.untilOn))
      .replace('{absent}', card.absent.name)
      .replace('{substitute}', card.substitute.name)
      .replace('{by}', unit.actor.name);
    const body = [line, ...(publicUrl ? ['', publicUrl] : [])].join('\n');
    await queueMail(unit, { recipient: person.email, subject, body });
  }
}
