// A real IMAP server for tests: Dovecot in its own folder, on free ports, plain and TLS. Every name signs in with one password.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { TestAuthority } from './certificates.ts';
import { TokenServer } from './token-server.ts';

const program = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path));

/** Why the tests of this file can't run here; on a machine of continuous integration its absence is an error. */
export const dovecotMissing: string | false = program
  ? false
  : process.env.CI
    ? fail('dovecot is not installed, .ci/run should have done it')
    : 'dovecot is not installed (apt-get install dovecot-imapd)';

function fail(text: string): never {
  throw new Error(text);
}

export const mailPassword = 'pochtovyj-parol';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Mail of root's own is refused by Dovecot: as root it works as nobody. */
const nobody = 65_534;

export class TestDovecot {
  readonly folder = mkdtempSync(join(tmpdir(), 'vedomo-dovecot-'));
  readonly authority = new TestAuthority(this.folder);
  readonly tokens = new TokenServer();
  plainPort = 0;
  tlsPort = 0;
  #child: ChildProcess | undefined;

  async start(): Promise<this> {
    this.plainPort = await freePort();
    this.tlsPort = await freePort();
    const { certFile, keyFile } = this.authority.issue('server', ['IP:127.0.0.1', 'DNS:localhost']);
    const root = userInfo().uid === 0;
    const { username, uid, gid } = userInfo();
    const [mailUid, mailGid] = root ? [nobody, nobody] : [uid, gid];
    chmodSync(this.folder, 0o755);
    for (const name of ['mail', 'run', 'state']) mkdirSync(join(this.folder, name));
    if (root) chownSync(join(this.folder, 'mail'), nobody, nobody);
    const noChroot = ['anvil', 'imap-login', 'stats', 'auth', 'imap', 'log', 'config'].map(
      (name) => `service ${name} {\n  chroot =\n}`,
    );
    await this.tokens.start(certFile, keyFile);
    writeFileSync(join(this.folder, 'oauth2.conf'), this.tokens.forDovecot);
    writeFileSync(
      join(this.folder, 'dovecot.conf'),
      [
        `base_dir = ${this.folder}/run`,
        `state_dir = ${this.folder}/state`,
        `log_path = ${this.folder}/log`,
        'protocols = imap',
        'listen = 127.0.0.1',
        'ssl = yes',
        `ssl_cert = <${certFile}`,
        `ssl_key = <${keyFile}`,
        'disable_plaintext_auth = no',
        'auth_mechanisms = plain login xoauth2',
        'auth_failure_delay = 0',
        // A wrong password costs whoever comes next nothing.
        'service anvil {\n  unix_listener anvil-auth-penalty {\n    mode = 0\n  }\n}',
        `mail_location = maildir:${this.folder}/mail/%u`,
        'first_valid_uid = 1',
        'first_valid_gid = 1',
        'imap_idle_notify_interval = 2 mins',
        ...(root
          ? []
          : [
              `default_internal_user = ${username}`,
              `default_login_user = ${username}`,
              `default_internal_group = ${gid}`,
            ]),
        `passdb {\n  driver = oauth2\n  mechanisms = xoauth2\n  args = ${this.folder}/oauth2.conf\n}`,
        `passdb {\n  driver = static\n  mechanisms = plain login\n  args = password=${mailPassword}\n}`,
        `userdb {\n  driver = static\n  args = uid=${mailUid} gid=${mailGid} home=${this.folder}/mail/%u\n}`,
        ...noChroot,
        `service imap-login {\n  inet_listener imap {\n    port = ${this.plainPort}\n  }\n  inet_listener imaps {\n    port = ${this.tlsPort}\n    ssl = yes\n  }\n}`,
        '',
      ].join('\n'),
    );
    await this.run();
    return this;
  }

  /** Starts the program, also after `kill`. */
  async run(): Promise<void> {
    const child = spawn(program ?? 'dovecot', ['-F', '-c', join(this.folder, 'dovecot.conf')], {
      stdio: 'ignore',
      detached: true,
    });
    this.#child = child;
    const end = performance.now() + 20_000;
    for (;;) {
      try {
        await (await this.open('nobody-yet')).logout();
        return;
      } catch (error) {
        if (child.exitCode !== null || performance.now() > end) {
          const log = join(this.folder, 'log');
          throw new Error(`dovecot did not start: ${error} ${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
        }
        await wait(25);
      }
    }
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    // With all of its own: what holds a connection would outlive the master by seconds.
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
    await gone;
  }

  async close(): Promise<void> {
    await this.kill();
    await this.tokens.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A connection of a person's own mail program. */
  async open(user: string): Promise<ImapFlow> {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: this.plainPort,
      secure: false,
      doSTARTTLS: false,
      auth: { user, pass: mailPassword },
      logger: false,
      disableAutoIdle: true,
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  async with<T>(user: string, work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = await this.open(user);
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  }

  /** A letter arrives, as a mail server puts it into the folder: no sign-in is paid for. */
  async deliver(user: string, raw: string | Buffer, folder = ''): Promise<void> {
    const path = this.folderOf(user, folder);
    const parts = ['tmp', 'new', 'cur'].map((part) => join(path, part));
    for (const part of parts) mkdirSync(part, { recursive: true });
    const name = `${Date.now()}.M${performance.now()}.test`;
    const [tmp = '', fresh = ''] = parts.map((part) => join(part, name));
    writeFileSync(tmp, raw);
    if (userInfo().uid === 0)
      for (const one of [join(this.folder, 'mail', user), path, ...parts, tmp]) chownSync(one, nobody, nobody);
    renameSync(tmp, fresh);
  }

  /** Where a folder of somebody's lies; the inbox without a name. */
  folderOf(user: string, folder = ''): string {
    return join(this.folder, 'mail', user, folder && `.${folder}`);
  }

  /** Letters of a folder with their marks. */
  flags(user: string, folder = 'INBOX'): Promise<string[][]> {
    return this.with(user, async (client) => {
      if ((await client.mailboxOpen(folder)).exists === 0) return [];
      const found: string[][] = [];
      for await (const one of client.fetch('1:*', { flags: true })) found.push([...(one.flags ?? [])]);
      return found;
    });
  }

  /** How often somebody has signed in under the name. */
  logins(user: string): number {
    return readFileSync(join(this.folder, 'log'), 'utf8').split(`Login: user=<${user}>`).length - 1;
  }

  /** The folder gets new numbers, as after a restore from a copy. */
  async renumber(user: string): Promise<void> {
    await this.kill();
    for (const name of ['dovecot-uidlist', 'dovecot-uidvalidity'])
      rmSync(join(this.folder, 'mail', user, name), { force: true });
    rmSync(join(this.folder, 'mail', user, 'dovecot.index.log'), { force: true });
    rmSync(join(this.folder, 'mail', user, 'dovecot.index'), { force: true });
    rmSync(join(this.folder, 'mail', user, 'dovecot.index.cache'), { force: true });
    await this.run();
  }
}
