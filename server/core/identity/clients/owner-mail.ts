// Tells a person by mail that a program may now act in their name, so that nobody does it behind their back.
import type { Locale } from '#contract/core.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import type { AnyUnit } from '../../unit.ts';

const texts: Record<Locale, { subject: string; made: string; rotated: string; otherwise: string }> = {
  ru: {
    subject: 'Ведомо: программа действует от вашего имени',
    made: 'Программе «{name}» дан доступ от вашего имени. Она может только то, что ей поручено и что можете вы сами.',
    rotated: 'Программе «{name}», которая действует от вашего имени, выдан новый секрет.',
    otherwise: 'Если вы об этом не знали, сообщите администратору.',
  },
  en: {
    subject: 'Vedomo: a program acts in your name',
    made: 'The program “{name}” was given access in your name. It can do only what it was given and what you can do yourself.',
    rotated: 'The program “{name}”, which acts in your name, was given a new secret.',
    otherwise: 'If you did not know of it, tell the administrator.',
  },
};

export async function ownerMail(
  unit: AnyUnit,
  client: { name: string; ownerId: string },
  what: 'made' | 'rotated',
): Promise<void> {
  if (unit.actor.id === client.ownerId) return;
  const owner = await unscoped(unit)
    .selectFrom('app_user')
    .select(['email', 'locale'])
    .where('id', '=', client.ownerId)
    .executeTakeFirst();
  if (!owner?.email) return;
  const words = texts[owner.locale];
  const { publicUrl } = shapeOf(unit).services.config;
  const lines = [words[what].replace('{name}', client.name), words.otherwise, ...(publicUrl ? ['', publicUrl] : [])];
  await queueMail(unit, { recipient: owner.email, subject: words.subject, body: lines.join('\n') });
}
