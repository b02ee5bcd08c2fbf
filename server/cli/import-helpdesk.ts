// `import helpdesk`: the earlier helpdesk's files, judged first and taken in with `--apply`.
import { importLegacy, type LegacyReport } from '#modules/helpdesk/index.ts';
import type { Answer, ProgramGround } from './command.ts';

const usual = 'Перенос из прежней системы заявок';
const shown = 20;

export async function importHelpdesk({ services, actor, flags, tell }: ProgramGround): Promise<Answer> {
  const apply = flags.has('apply');
  const report = await importLegacy(
    services,
    actor,
    {
      users: flags.needed('users'),
      tickets: flags.needed('tickets'),
      map: flags.text('map'),
      apply,
      reason: flags.text('reason') ?? usual,
    },
    tell,
  );
  return { json: { apply, ...report }, lines: linesOf(report, apply), ...(report.some ? {} : { code: 1 as const }) };
}

function linesOf({ told, counts, problems, chats, some }: LegacyReport, apply: boolean): string[] {
  const { users, categories, tickets, messages, audit } = counts;
  const made = apply ? 'перенесено' : 'будет перенесено';
  const lines = [
    apply ? 'Перенос' : 'Проверка: ничего не записано',
    ...told.map((one) => `  ${one}`),
    `Пользователи: найдены у нас ${users.matched}, ${made} ${users.unconfirmed} неподтверждёнными и ${users.deactivated} деактивированными, перенесены раньше ${users.known}`,
    `Категории: найдены у нас ${categories.matched}, ${apply ? 'созданы' : 'будут созданы'} выключенными ${categories.made}`,
    `Заявки: ${made} ${tickets.made} (открытых ${tickets.open}), перенесены раньше ${tickets.known}${tickets.changed > 0 ? `; из них ${tickets.changed} изменились там после переноса и не обновлены` : ''}`,
    `Сообщения: ${made} ${messages.made}, перенесены раньше ${messages.known}, без заявки ${messages.orphans}`,
    `Записи журнала: ${made} заметками к заявкам ${audit.attached}, без заявки ${audit.loose} (останутся в файле, храните его)`,
  ];
  if (problems.length > 0) lines.push('Не так, как должно быть:');
  for (const { what, count, rows } of problems)
    lines.push(`  ${what}: ${count} (id ${rows.join(', ')}${count > rows.length ? ', …' : ''})`);
  if (chats.length > 0) {
    lines.push(`Чаты не связаны: без согласия нельзя. Нужно связать снова (${chats.length}):`);
    for (const one of chats.slice(0, shown)) lines.push(`  ${one}`);
    if (chats.length > shown) lines.push(`  … и ещё ${chats.length - shown}`);
  }
  if (!some) lines.push('Переносить нечего: всё уже здесь.');
  else if (!apply) lines.push('Чтобы перенести, повторите команду с --apply.');
  return lines;
}
