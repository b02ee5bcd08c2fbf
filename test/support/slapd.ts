// A real OpenLDAP for tests: its own folder, free ports, plain and TLS, people and groups loaded through LDAP itself.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Attribute, Change, Client } from 'ldapts';
import { type IssuedCertificate, TestAuthority } from './certificates.ts';

const program = ['/usr/sbin/slapd', '/usr/libexec/slapd'].find((path) => existsSync(path));

/** Why the tests of this file can't run here; on a machine of continuous integration its absence is an error. */
export const slapdMissing: string | false = program
  ? false
  : process.env.CI
    ? fail('slapd is not installed, .ci/run should have done it')
    : 'slapd is not installed (apt-get install slapd ldap-utils)';

function fail(text: string): never {
  throw new Error(text);
}

export const suffix = 'dc=example,dc=org';
export const serviceDn = `cn=vedomo,${suffix}`;
export const servicePassword = 'sluzhebnyj-parol';
export const people = `ou=people,${suffix}`;
export const groups = `ou=groups,${suffix}`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface SlapdOptions {
  certificate?: (authority: TestAuthority) => IssuedCertificate;
  /** Lines for the database's part of slapd.conf. */
  lines?: string[];
}

export class TestSlapd {
  readonly folder = mkdtempSync(join(tmpdir(), 'vedomo-slapd-'));
  readonly authority = new TestAuthority(this.folder);
  plainPort = 0;
  tlsPort = 0;
  #child: ChildProcess | undefined;

  async start(options: SlapdOptions = {}): Promise<this> {
    this.plainPort = await freePort();
    this.tlsPort = await freePort();
    const issue = options.certificate ?? ((authority) => authority.issue('server', ['IP:127.0.0.1', 'DNS:localhost']));
    this.#configure(issue(this.authority), options.lines ?? []);
    await this.run();
    const admin = await this.admin();
    await admin.add(suffix, { objectClass: ['dcObject', 'organization'], dc: 'example', o: 'Example' });
    for (const ou of ['people', 'groups'])
      await admin.add(`ou=${ou},${suffix}`, { objectClass: 'organizationalUnit', ou });
    await admin.add(serviceDn, {
      objectClass: ['organizationalRole', 'simpleSecurityObject'],
      cn: 'vedomo',
      userPassword: servicePassword,
    });
    await admin.unbind();
    return this;
  }

  #configure({ certFile, keyFile }: IssuedCertificate, lines: readonly string[]): void {
    mkdirSync(join(this.folder, 'data'));
    writeFileSync(
      join(this.folder, 'slapd.conf'),
      [
        ...['core', 'cosine', 'inetorgperson', 'nis'].map((name) => `include /etc/ldap/schema/${name}.schema`),
        `pidfile ${this.folder}/pid`,
        'modulepath /usr/lib/ldap',
        'moduleload back_mdb',
        'moduleload memberof',
        'moduleload ppolicy',
        `TLSCACertificateFile ${this.authority.caFile}`,
        `TLSCertificateFile ${certFile}`,
        `TLSCertificateKeyFile ${keyFile}`,
        'password-hash {SSHA}',
        'database mdb',
        'maxsize 67108864',
        `suffix "${suffix}"`,
        `rootdn "cn=admin,${suffix}"`,
        'rootpw admin',
        `directory ${this.folder}/data`,
        'index objectClass eq',
        'index uid,mail,entryUUID eq',
        'access to attrs=userPassword by anonymous auth by * none',
        `access to * by dn.exact="${serviceDn}" read by users read by anonymous none`,
        ...lines,
        'overlay memberof',
        'overlay ppolicy',
        '',
      ].join('\n'),
    );
  }

  /** Starts the program, also after `kill`. */
  async run(): Promise<void> {
    const urls = `ldap://127.0.0.1:${this.plainPort} ldaps://127.0.0.1:${this.tlsPort}`;
    const child = spawn(program ?? 'slapd', ['-f', join(this.folder, 'slapd.conf'), '-h', urls, '-d', '0'], {
      stdio: 'ignore',
    });
    this.#child = child;
    const end = performance.now() + 20_000;
    for (;;) {
      try {
        const client = await this.admin();
        await client.unbind();
        return;
      } catch (error) {
        if (child.exitCode !== null || performance.now() > end) throw new Error(`slapd did not start: ${error}`);
        await wait(25);
      }
    }
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async admin(): Promise<Client> {
    const client = new Client({ url: `ldap://127.0.0.1:${this.plainPort}`, timeout: 5_000, connectTimeout: 2_000 });
    await client.bind(`cn=admin,${suffix}`, 'admin');
    return client;
  }

  async #asAdmin(work: (client: Client) => Promise<void>): Promise<void> {
    const client = await this.admin();
    try {
      await work(client);
    } finally {
      await client.unbind();
    }
  }

  async addPerson(uid: string, values: { cn: string; password?: string } & Record<string, string>): Promise<string> {
    const { cn, password, ...more } = values;
    const dn = `uid=${uid.replace(/[,+"\\<>;=#]/g, '\\$&')},${people}`;
    await this.#asAdmin((client) =>
      client.add(dn, {
        objectClass: ['inetOrgPerson', 'organizationalPerson', 'person'],
        uid,
        cn,
        sn: cn.split(' ')[0] ?? cn,
        ...(password ? { userPassword: password } : {}),
        ...more,
      }),
    );
    return dn;
  }

  addGroup(cn: string, members: readonly string[]): Promise<void> {
    const values = { objectClass: 'groupOfNames', cn, member: [...members] };
    return this.#asAdmin((client) => client.add(`cn=${cn},${groups}`, values));
  }

  add(dn: string, values: Record<string, string | string[]>): Promise<void> {
    return this.#asAdmin((client) => client.add(dn, values));
  }

  replace(dn: string, attribute: string, values: string[]): Promise<void> {
    const modification = new Attribute({ type: attribute, values });
    return this.#asAdmin((client) => client.modify(dn, new Change({ operation: 'replace', modification })));
  }

  remove(dn: string): Promise<void> {
    return this.#asAdmin((client) => client.del(dn));
  }
}
