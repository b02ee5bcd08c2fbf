// Opens what a command needs, runs it, and closes everything in the opposite order, also on a signal.
import { readConfig } from '#core/config.ts';
import { oneLine } from '#core/start-error.ts';
import { openDatabase, requireOldSecret } from '../database.ts';
import type { Asked } from './arguments.ts';
import type { Answer } from './command.ts';
import type { Surroundings } from './execute.ts';
import { openProgram, sealWritten } from './program.ts';

export async function run(
  { command, flags }: Asked,
  { environment, tell }: Pick<Surroundings, 'environment' | 'tell'>,
): Promise<Answer> {
  if (command.on === 'files') return command.run({ flags, tell });
  const config = readConfig(environment, []);
  const closings: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      for (const step of closings.reverse()) await step().catch((error) => tell(oneLine(error)));
    })();
    return closing;
  };
  const interrupted = (_signal: NodeJS.Signals, number: number) => void close().then(() => process.exit(128 + number));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupted);
  try {
    const makes = command.makes ?? false;
    if (command.on === 'database' && command.needsOldSecret) requireOldSecret(config);
    const database = await openDatabase(config, { makes, tell });
    closings.push(() => database.close());
    if (command.on === 'database') return await command.run({ flags, database, tell });
    const program = await openProgram(database, { makes, tell });
    closings.push(() => program.close());
    const { services, actor } = program;
    const answer = await command.run({ flags, database, tell, services, actor });
    if (!command.leavesSealing) await sealWritten(services, database.ownerUrl);
    return answer;
  } finally {
    await close();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted);
  }
}
