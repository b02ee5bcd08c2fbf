#!/usr/bin/env node
// `npm run dev`: the server, restarted at every change of its sources, and vite with the screens, side by side.
// Either one ending ends both.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { pinnedNode } from './lib/node.mjs';
import { main, root } from './lib/paths.mjs';

await main(async () => {
  await ensureInstalled();
  const node = pinnedNode();
  // People come to the screens that vite serves; these ask the server that runs beside them, wherever it listens.
  const screens = process.env.SCREENS_PORT ?? '5173';
  const env = {
    VEDOMO_API: `http://127.0.0.1:${process.env.PORT ?? 3000}`,
    PUBLIC_URL: `http://localhost:${screens}`,
    ...process.env,
  };
  const start = (args) => spawn(node, args, { cwd: root, stdio: 'inherit', env });
  const children = [
    start(['--watch', '--watch-preserve-output', join('server', 'main.ts'), ...process.argv.slice(2)]),
    start([
      join('node_modules', 'vite', 'bin', 'vite.js'),
      '--config',
      join('web', 'vite.config.ts'),
      '--port',
      screens,
      '--strictPort',
    ]),
  ];
  let leaving = false;
  const leave = (signal) => {
    if (leaving) return;
    leaving = true;
    for (const child of children) child.kill(signal);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => leave(signal));
  const codes = await Promise.all(
    children.map(
      (child) =>
        new Promise((resolve) => {
          child.on('exit', (code) => {
            leave('SIGTERM');
            resolve(code ?? 0);
          });
        }),
    ),
  );
  return Math.max(...codes);
});
