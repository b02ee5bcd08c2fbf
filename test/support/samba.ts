// A real Active Directory for tests: Samba as a domain controller. Its ports are fixed and may be taken, so it runs in a
// network namespace of its own, which needs root, and is reached here on free ports.
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Attribute, Change, Client } from 'ldapts';
import { TestAuthority } from './certificates.ts';

const run = promisify(execFile);
const installed = ['/usr/sbin/samba', '/usr/bin/samba-tool', '/usr/share/samba/setup/provision.ldif'].every((path) =>
  existsSync(path),
);

export const sambaMissing: string | false = !installed
  ? 'samba is not installed (apt-get install samba samba-ad-dc samba-ad-provision)'
  : process.getuid?.() === 0
    ? hasNamespaces()
      ? false
      : 'network namespaces cannot be made here (unshare -n, ip)'
    : 'a domain controller in a network namespace needs root';

function hasNamespaces(): boolean {
  try {
    execFileSync('unshare', ['-n', 'ip', 'link', 'set', 'lo', 'up'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const host = '127.0.0.1';
export const domain = 'corp.example';
export const domainDn = 'DC=corp,DC=example';
export const sambaAdminPassword = 'Sinij-parohod-2026';
export const sambaAdminName = `Administrator@${domain}`;

export class TestSamba {
  readonly folder = mkdtempSync(join(tmpdir(), 'vedomo-samba-'));
  readonly authority = new TestAuthority(this.folder);
  plainPort = 0;
  tlsPort = 0;
  #child: ChildProcess | undefined;
  readonly #doors: Server[] = [];

  /** A free port here that leads to a port of the controller. */
  async #door(port: number): Promise<number> {
    const server = createServer((near) => {
      const far = connect(join(this.folder, `${port}.sock`));
      near.pipe(far).pipe(near);
      near.on('error', () => far.destroy()).on('close', () => far.destroy());
      far.on('error', () => near.destroy()).on('close', () => near.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    this.#doors.push(server);
    return (server.address() as { port: number }).port;
  }

  async start(): Promise<this> {
    const { certFile, keyFile } = this.authority.issue('dc1', [`IP:${host}`, `DNS:dc1.${domain}`]);
    chmodSync(keyFile, 0o600);
    const home = join(this.folder, 'home');
    mkdirSync(home);
    const options = [
      '--option=interfaces=lo',
      '--option=bind interfaces only=yes',
      '--option=server services=ldap',
      '--option=ldap server require strong auth=no',
      '--option=tls enabled=yes',
      `--option=tls certfile=${certFile}`,
      `--option=tls keyfile=${keyFile}`,
      `--option=tls cafile=${this.authority.caFile}`,
    ];
    await run('samba-tool', [
      ...['domain', 'provision', `--realm=${domain.toUpperCase()}`, '--domain=CORP', '--server-role=dc'],
      ...['--dns-backend=NONE', `--adminpass=${sambaAdminPassword}`, `--targetdir=${home}`, '--host-name=dc1'],
      ...[`--host-ip=${host}`, '--quiet', ...options],
    ]);
    const config = join(home, 'etc', 'smb.conf');
    // Options of the command line are written by some versions only.
    const lines = options.map((option) => option.replace('--option=', '\t').replace('=', ' = '));
    const text = readFileSync(config, 'utf8');
    writeFileSync(
      config,
      text.replace(
        '[global]\n',
        `[global]\n${lines.join('\n')}\n\tlog file = ${this.folder}/log\n\tpid directory = ${this.folder}\n\tncalrpc dir = ${this.folder}/ncalrpc\n`,
      ),
    );
    const inside = join(import.meta.dirname, 'samba-namespace.ts');
    const words = [process.execPath, inside, config, this.folder];
    this.#child = spawn('unshare', ['-n', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...words], {
      stdio: 'ignore',
    });
    this.plainPort = await this.#door(389);
    this.tlsPort = await this.#door(636);
    await this.#answer();
    return this;
  }

  async #answer(): Promise<void> {
    const end = performance.now() + 60_000;
    for (;;) {
      try {
        const client = await this.admin();
        await client.unbind();
        return;
      } catch (error) {
        if (this.#child?.exitCode !== null || performance.now() > end) throw new Error(`samba did not start: ${error}`);
        await wait(100);
      }
    }
  }

  async close(): Promise<void> {
    for (const door of this.#doors) door.close();
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await Promise.race([gone, wait(5_000).then(() => child.kill('SIGKILL'))]);
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  async admin(): Promise<Client> {
    const client = new Client({
      url: `ldaps://${host}:${this.tlsPort}`,
      timeout: 20_000,
      connectTimeout: 5_000,
      tlsOptions: { ca: this.authority.pem },
    });
    await client.bind(sambaAdminName, sambaAdminPassword);
    return client;
  }

  async #asAdmin<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = await this.admin();
    try {
      return await work(client);
    } finally {
      await client.unbind();
    }
  }

  /** `control` is userAccountControl: 512 for an account that works, 514 for a disabled one. */
  async addUser(name: string, password: string, more: Record<string, string> = {}, control = 512): Promise<string> {
    const dn = `CN=${more.cn ?? name},CN=Users,${domainDn}`;
    const quoted = Buffer.from(`"${password}"`, 'utf16le');
    await this.#asAdmin(async (client) => {
      await client.add(dn, [
        ...Object.entries({
          objectClass: 'user',
          sAMAccountName: name,
          userPrincipalName: `${name}@${domain}`,
          ...more,
        })
          .filter(([type]) => type !== 'cn')
          .map(([type, value]) => new Attribute({ type, values: [value] })),
        new Attribute({ type: 'unicodePwd', values: [quoted] }),
      ]);
      await this.#replace(client, dn, 'userAccountControl', [String(control)]);
    });
    return dn;
  }

  async #replace(client: Client, dn: string, type: string, values: string[]): Promise<void> {
    await client.modify(dn, new Change({ operation: 'replace', modification: new Attribute({ type, values }) }));
  }

  replace(dn: string, type: string, values: string[]): Promise<void> {
    return this.#asAdmin((client) => this.#replace(client, dn, type, values));
  }

  async addGroup(name: string, members: readonly string[]): Promise<string> {
    const dn = `CN=${name},CN=Users,${domainDn}`;
    await this.#asAdmin((client) =>
      client.add(dn, { objectClass: 'group', sAMAccountName: name, member: [...members] }),
    );
    return dn;
  }
}
