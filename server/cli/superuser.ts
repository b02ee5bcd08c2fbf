// `users create-superuser`: an owner, from flags or from what is typed at the questions; the password is not shown.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Output } from '#contract/core.ts';
import type { createUser } from '#contract/identity.ts';
import { call } from '#core/runner.ts';
import { StartError } from '#core/start-error.ts';
import type { Answer, ProgramGround } from './command.ts';
import { passwordOf } from './users.ts';

export async function createSuperuser(ground: ProgramGround): Promise<Answer> {
  const { services, actor, flags } = ground;
  const login = flags.text('login') ?? (await ask('login', 'Логин: '));
  const email = flags.text('email') ?? (await askIfPossible('Почта (можно пропустить): '));
  const name = flags.text('name') ?? ((await askIfPossible('Фамилия, имя, отчество: ')) || login);
  const password = flags.text('password') === undefined ? await askPassword() : await passwordOf(flags);
  const { body } = await call(services, 'identity.user.create', actor, {
    login,
    ...(email ? { email } : {}),
    name,
    password,
    roles: [{ key: 'owner' }],
    mustChangePassword: false,
  });
  const { id, number } = body as Output<typeof createUser>;
  return { json: { id, number }, lines: [`Владелец ${login} создан, № ${number}, ${id}`] };
}

async function ask(flag: string, question: string, hidden = false): Promise<string> {
  if (!process.stdin.isTTY) throw new StartError(`Не хватает --${flag}`);
  process.stderr.write(question);
  // What is typed is echoed by the line editor itself: a password's goes nowhere.
  const output = hidden ? new Writable({ write: (_chunk, _encoding, done) => done() }) : process.stderr;
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return (await lines.question('')).trim();
  } finally {
    lines.close();
    if (hidden) process.stderr.write('\n');
  }
}

const askIfPossible = async (question: string): Promise<string> => (process.stdin.isTTY ? ask('', question) : '');

async function askPassword(): Promise<string> {
  const password = await ask('password', 'Пароль: ', true);
  if (password !== (await ask('password', 'Ещё раз: ', true))) throw new StartError('Пароли не совпали');
  return password;
}
