// `npm run demo`: an organisation for a look around, in the configured database, which must hold no letters yet.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readConfig } from '#core/config.ts';
import { migrateUp } from '#core/db/migrate.ts';
import { claimStore } from '#core/files/claim-store.ts';
import { oneLine, StartError } from '#core/start-error.ts';
import { createServices } from './app.ts';
import { openDatabase, settleEra } from './database.ts';
import { makeDemo } from './demo/make-demo.ts';
import { prepareInstallation } from './prepare.ts';

const say = (line = '') => process.stdout.write(`${line}\n`);

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      letters: { type: 'string', default: '9000' },
      tickets: { type: 'string', default: '3000' },
      files: { type: 'string', default: '300' },
    },
  });
  const [letters, tickets, files] = [Number(values.letters), Number(values.tickets), Number(values.files)];
  if (![letters, tickets, files].every(Number.isInteger) || letters < 1 || tickets < 1 || files < 0)
    throw new StartError('Сколько писем, заявок и файлов? npm run demo -- --letters 9000 --tickets 3000 --files 300');
  const config = readConfig(process.env, []);
  const database = await openDatabase(config, { makes: true, tell: say });
  try {
    await migrateUp(database.ownerUrl, say, { appUrl: database.appUrl });
    await settleEra(database.ownerUrl);
    const services = createServices({ config, secret: database.secret, databaseUrl: database.appUrl });
    try {
      await prepareInstallation(services);
      await claimStore(services);
      const demo = await makeDemo(services, { letters, tickets, files, ownerUrl: database.ownerUrl }, say);
      await analyze(database.ownerUrl);
      say(
        `Готово: писем ${demo.letters} за ${demo.seconds.letters.toFixed(0)} с, заявок ${demo.tickets} за ${demo.seconds.tickets.toFixed(0)} с, последние дни за ${demo.seconds.days.toFixed(0)} с, файлов ${demo.files} за ${demo.seconds.files.toFixed(0)} с.`,
      );
      say();
      say('Это демонстрация: все имена и организации вымышлены, пароль у всех один. Для работы возьмите другую базу.');
      say(`Пароль: ${demo.password}`);
      for (const { login, name, position } of demo.people) say(`${login.padEnd(22)}${name.padEnd(36)}${position}`);
    } finally {
      await services.live.close();
      await services.pools.end();
    }
  } finally {
    await database.close();
  }
}

/** What the planner knows must be true from the first minute. */
async function analyze(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('analyze');
  await owner.end();
}

run().catch((error: unknown) => {
  console.error(error instanceof StartError ? oneLine(error) : error);
  process.exit(1);
});
