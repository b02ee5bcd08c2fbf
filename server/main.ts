// Starts a role of the server: settings → database → migration → HTTP and jobs; and leaves in the opposite order.
import { hostname } from 'node:os';
import { readConfig } from '#core/config.ts';
import { migrateUp } from '#core/db/migrate.ts';
import { claimStore } from '#core/files/claim-store.ts';
import { checkStore } from '#core/files/open-store.ts';
import { ownerLinkToken } from '#core/identity/owner-link.ts';
import { startProgramWatch } from '#core/integrity/watch.ts';
import { startMail } from '#core/mailbox/start.ts';
import { startGateway } from '#core/messenger/gateway/start.ts';
import { startHandling, startMax, startTelegram } from '#core/messenger/start.ts';
import { oneLine, StartError } from '#core/start-error.ts';
import { createApp } from './app.ts';
import { openDatabase, settleEra } from './database.ts';
import { startJobs } from './jobs.ts';
import { prepareInstallation } from './prepare.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function start(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  const stops: (() => Promise<void>)[] = [];
  let leaving: Promise<void> | undefined;
  const leave = () => {
    leaving ??= (async () => {
      // Last started, first stopped; a step that fails does not keep the others from stopping.
      for (const stop of stops.reverse()) await stop().catch((error) => console.error(oneLine(error)));
    })();
    return leaving;
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (!leaving) say('Останавливаюсь: заканчиваю начатое…');
      void leave().then(() => {
        say('Остановлено.');
        process.exit(0);
      });
    });
  }
  try {
    if (config.role === 'gateway') {
      const gateway = startGateway(config);
      stops.push(() => gateway.stop());
      say('Ведомо: роль gateway работает');
      return;
    }
    await checkStore(config);
    const database = await openDatabase(config, { makes: true, tell: say, purpose: 'server' });
    stops.push(() => database.close());
    const { appUrl, ownerUrl, secret } = database;
    if (config.migrate) {
      await migrateUp(ownerUrl, say, { appUrl });
      await settleEra(ownerUrl);
    }
    if (leaving) return;
    const app = await createApp({ config, secret, databaseUrl: appUrl });
    stops.push(() => app.close());
    await prepareInstallation(app.services);
    await claimStore(app.services);
    if (config.role === 'all' || config.role === 'worker') {
      const jobs = await startJobs(app.services, ownerUrl);
      stops.push(() => jobs.stop());
      const mail = startMail(app.services);
      stops.push(() => mail.stop());
    }
    const watch = startProgramWatch(app.services);
    stops.push(() => watch.stop());
    if (config.role !== 'web') {
      const handling = startHandling(app.services);
      stops.push(() => handling.stop());
    }
    if (config.role === 'all' || config.role === 'bot') {
      const carriers = [startTelegram(app.services), startMax(app.services)].filter((one) => one !== undefined);
      for (const carrier of carriers) stops.push(() => carrier.stop());
      if (carriers.length === 0 && config.role === 'bot')
        throw new StartError('Роли bot нужна настройка TELEGRAM_TOKEN или MAX_TOKEN.');
    }
    if (config.role === 'all' || config.role === 'web') {
      await app.http.listen({ host: config.host, port: config.port });
      // Left first: nobody new is let in while the jobs in hand end.
      stops.push(() => app.leave());
      const address = app.http.server.address();
      const port = typeof address === 'object' && address ? address.port : config.port;
      const host = ['0.0.0.0', '::'].includes(config.host) ? hostname() : config.host;
      const base = config.publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
      const token = await ownerLinkToken(app.services);
      const link = token
        ? `\nСоздайте учётную запись владельца (ссылка действует один раз, 72 часа): ${base}/start#${token}`
        : '';
      say(`Ведомо: ${base}${link}`);
    } else {
      say(`Ведомо: роль ${config.role} работает`);
    }
  } catch (error) {
    await leave();
    throw error;
  }
}

start().catch((error: unknown) => {
  const taken = (error as { code?: string })?.code === 'EADDRINUSE';
  if (taken) console.error(`Порт занят: ${oneLine(error)}. Задайте другой в PORT`);
  else if (error instanceof StartError) console.error(oneLine(error));
  else console.error(error);
  process.exit(1);
});
