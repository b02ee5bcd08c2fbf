// Letters of outside sign-in: the code that links an account by its proven address, and the note that one was linked.
import type { Locale } from '#contract/core.ts';
import { shapeOf } from '../../handle.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import type { AnyUnit } from '../../unit.ts';

interface Words {
  codeSubject: string;
  code: string;
  codeOtherwise: string;
  linkedSubject: string;
  linked: string;
  linkedOtherwise: string;
}
const texts: Record<Locale, Words> = {
  ru: {
    codeSubject: 'Ведомо: код для входа через «{provider}»',
    code: 'Код: {code}\nОн присоединит вход через «{provider}» к вашей учётной записи. Действует 10 минут.',
    codeOtherwise: 'Если вы этого не делали, никому не сообщайте код.',
    linkedSubject: 'Ведомо: присоединён вход через «{provider}»',
    linked: 'Теперь в вашу учётную запись можно войти через «{provider}». Отсоединить её можно в профиле.',
    linkedOtherwise: 'Если это были не вы, сообщите администратору.',
  },
  en: {
    codeSubject: 'Vedomo: a code to sign in through “{provider}”',
    code: 'Code: {code}\nIt links sign-in through “{provider}” to your account. Valid for 10 minutes.',
    codeOtherwise: 'If you did not ask for it, tell the code to nobody.',
    linkedSubject: 'Vedomo: sign-in through “{provider}” was linked',
    linked: 'Your account can now be opened through “{provider}”. You can unlink it in your profile.',
    linkedOtherwise: 'If it was not you, tell the administrator.',
  },
};

interface Reader {
  email: string | null;
  locale: Locale;
}
const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

export async function linkCodeMail(unit: AnyUnit, reader: Reader, provider: string, code: string): Promise<void> {
  if (!reader.email) return;
  const words = texts[reader.locale];
  const body = [fill(words.code, { provider, code }), words.codeOtherwise].join('\n');
  await queueMail(unit, { recipient: reader.email, subject: fill(words.codeSubject, { provider }), body });
}

export async function linkedMail(unit: AnyUnit, reader: Reader, provider: string): Promise<void> {
  if (!reader.email) return;
  const words = texts[reader.locale];
  const { publicUrl } = shapeOf(unit).services.config;
  const body = [fill(words.linked, { provider }), words.linkedOtherwise, ...(publicUrl ? ['', publicUrl] : [])].join(
    '\n',
  );
  await queueMail(unit, { recipient: reader.email, subject: fill(words.linkedSubject, { provider }), body });
}
