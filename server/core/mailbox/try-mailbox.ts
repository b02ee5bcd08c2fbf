// «Проверить»: connects, signs in, looks into the folder, and says of each step what came of it. Nothing in the mailbox changes.
import type { ImapFlow } from 'imapflow';
import type { SettingFinding } from '#contract/setting.ts';
import { mailServer } from '../mail/mail-server.ts';
import type { Services } from '../services.ts';
import { bad, good, plain } from '../settings/registry.ts';
import { connectTo, leave, openFolder, type Reached } from './intake/connect.ts';
import { faultOf, faultWords } from './intake/faults.ts';

interface Tried {
  ok: boolean;
  fault: string;
  findings: SettingFinding[];
}

export async function tryMailbox(services: Services, reached: Reached): Promise<Tried> {
  const findings: SettingFinding[] = [];
  const failed = (error: unknown): Tried => {
    const { fault, said } = faultOf(error);
    const words = faultWords(fault) ?? { ru: fault, en: fault };
    const own = said ? { ru: `${words.ru}. Ответ: ${said}`, en: `${words.en}. It said: ${said}` } : words;
    return { ok: false, fault, findings: [...findings, bad(own.ru, own.en)] };
  };
  let client: ImapFlow;
  try {
    client = await connectTo(reached, 10_000);
  } catch (error) {
    return failed(error);
  }
  try {
    const { settings } = reached;
    findings.push(
      settings.security === 'plain'
        ? bad('Вход выполнен, но соединение не зашифровано', 'Signed in, but the connection is not encrypted')
        : settings.signIn !== 'password'
          ? good(
              'Соединение защищено, токен получен и принят',
              'The connection is protected, a token was given and accepted',
            )
          : good(
              'Соединение защищено, имя и пароль приняты',
              'The connection is protected, the name and password are accepted',
            ),
    );
    const folder = await openFolder(client, settings.folder);
    const unread = await client.search({ seen: false }, { uid: true });
    const count = Array.isArray(unread) ? unread.length : 0;
    findings.push(
      good(
        `Папка «${folder.path}»: писем ${folder.exists}, непрочитанных ${count}. При первом чтении будут приняты непрочитанные`,
        `Folder “${folder.path}”: ${folder.exists} letters, ${count} unread. The first reading takes the unread ones`,
      ),
    );
    if (folder.readOnly)
      findings.push(bad('Папка открыта только для чтения: отметить письма нельзя', 'The folder is read-only'));
    if (settings.handled === 'move') findings.push(await moveFinding(client, settings.moveTo));
    findings.push(
      client.capabilities.has('IDLE')
        ? good('Сервер сообщает о новых письмах сразу', 'The server tells of new letters at once')
        : plain('Сервер не сообщает о новых письмах: проверка раз в минуту', 'New letters are looked for every minute'),
    );
    findings.push(
      (await mailServer(services))
        ? good('Почтовый сервер для ответов задан', 'A mail server for answers is set')
        : bad('Ответы уходить не будут: не задан почтовый сервер', 'No answer will leave: no mail server is set', {
            to: '/admin/settings/mail',
          }),
    );
    return { ok: true, fault: '', findings };
  } catch (error) {
    return failed(error);
  } finally {
    await leave(client);
  }
}

async function moveFinding(client: ImapFlow, moveTo: string): Promise<SettingFinding> {
  const known = (await client.list()).some((one) => one.path.toLowerCase() === moveTo.toLowerCase());
  return known
    ? good(`Папка «${moveTo}» для принятых писем есть`, `The folder “${moveTo}” for taken letters is there`)
    : plain(
        `Папки «${moveTo}» пока нет, программа создаст её с первым письмом`,
        `There is no folder “${moveTo}” yet, it is made with the first letter`,
      );
}
