// A stand-in for a server that only holds the embedded database of a folder, to be killed by a test.
// Prints one line with the addresses, then lives until it is told to stop.
import { startEmbedded } from '#core/db/embedded.ts';
import { oneLine, StartError } from '#core/start-error.ts';

const [dataDir = '', purpose] = process.argv.slice(2);
// Set by a test that runs as root and wants a process that may not read everything.
if (process.env.VEDOMO_TEST_UID) {
  process.setgroups?.([]);
  process.setuid?.(Number(process.env.VEDOMO_TEST_UID));
}
try {
  const database = await startEmbedded({
    dataDir,
    log: () => undefined,
    purpose: purpose === 'command' ? 'command' : 'server',
    patienceMs: 200,
  });
  process.on('SIGTERM', () => void database.stop().then(() => process.exit(0)));
  console.log(JSON.stringify(database));
  setInterval(() => undefined, 60_000);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.log(oneLine(error));
  process.exit(1);
}
