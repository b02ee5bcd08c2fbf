// Runs a program in place of this one: same terminal, same exit code, and the signal to stop passed on exactly once.
// The program stays in this process group, so that whoever kills the group kills it all.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { keptCompiled } from './node.mjs';
import { root } from './paths.mjs';

const stopSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'];

const leashModule = new URL('./leash.mjs', import.meta.url).href;

/** Resolves with the exit code of the program. `leash`: the program leaves when this process is gone. */
export function runForwarding(node, args, { leash = false, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, leash ? ['--import', leashModule, ...args] : args, {
      cwd: root,
      env: { ...keptCompiled, ...env },
      stdio: ['inherit', 'inherit', 'inherit', ...(leash ? ['ipc'] : [])],
    });
    let passed = false;
    const pass = (signal) => {
      if (passed) return;
      passed = true;
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    };
    const handlers = stopSignals.map((signal) => [signal, () => pass(signal)]);
    for (const [signal, handler] of handlers) process.on(signal, handler);
    const watch = watchParent(() => pass('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      for (const [name, handler] of handlers) process.off(name, handler);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** An npm that was killed outright cannot tell; without it nobody could stop the program any more. */
function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  return setInterval(() => process.ppid !== parent && onGone(), 500);
}
