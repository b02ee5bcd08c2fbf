// Runs inside a network namespace of its own, where the fixed ports of a domain controller are free: starts Samba there and
// passes connections on to it from sockets in the file system, which namespaces share.
import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';

const [config = '', folder = ''] = process.argv.slice(2);
const samba = spawn('/usr/sbin/samba', ['-F', '--no-process-group', '-M', 'single', '-s', config], {
  stdio: 'inherit',
});
for (const port of [389, 636]) {
  createServer((outside) => {
    const inside = connect(port, '127.0.0.1');
    outside.pipe(inside).pipe(outside);
    outside.on('error', () => inside.destroy()).on('close', () => inside.destroy());
    inside.on('error', () => outside.destroy()).on('close', () => outside.destroy());
  }).listen(`${folder}/${port}.sock`);
}
process.on('SIGTERM', () => samba.kill('SIGTERM'));
samba.on('exit', (code) => process.exit(code ?? 1));
