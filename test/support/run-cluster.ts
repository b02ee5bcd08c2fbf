// Keeps one PostgreSQL for a whole run of the tests: prints its address, lives until its input is closed.
import { startTestCluster } from '#test/support/cluster.ts';

const cluster = await startTestCluster();
process.on('exit', () => cluster.stop());
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));
process.stdout.write(`${cluster.superuserUrl}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
