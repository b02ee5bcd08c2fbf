// One line per long step: what goes on, and for how long. On a terminal the line counts the seconds by itself.
// Everything goes to stderr, so that the answers of commands stay clean.
import { spawn } from 'node:child_process';
import { StepError } from './paths.mjs';

const tty = process.stderr.isTTY;
const write = (text) => process.stderr.write(text);

/** Shows a step while `work` runs. */
export async function step(title, work) {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  write(tty ? `${title}…` : `${title}…\n`);
  const timer = setInterval(
    () => write(tty ? `\r${title}… ${seconds()} с` : `${title}: идёт ${seconds()} с\n`),
    tty ? 1000 : 15_000,
  );
  try {
    const result = await work();
    write(`${tty ? '\r' : ''}${title}: готово за ${seconds()} с\n`);
    return result;
  } catch (error) {
    write(`${tty ? '\r' : ''}${title}: не вышло\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** Runs a program of a step to its end; its words are shown only when it fails. */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const collect = (chunk) => {
      said = (said + chunk).slice(-20_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const stop = (signal) => {
      child.kill(signal);
      process.exitCode = 130;
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.on('error', (error) => reject(new StepError(`Не запускается ${command}: ${error.message}`)));
    child.on('close', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (code === 0) return resolve(said);
      reject(new StepError(`${ends(said)}\n${args.join(' ')}: код ${code}`));
    });
  });
}

/** The beginning and the end of a long text: npm names the cause first, compilers last. */
function ends(text) {
  const lines = text.trim().split('\n');
  return (lines.length > 30 ? [...lines.slice(0, 15), '…', ...lines.slice(-15)] : lines).join('\n');
}
