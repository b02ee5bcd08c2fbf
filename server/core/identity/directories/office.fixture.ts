// A server with one directory of people behind it, for tests: a real OpenLDAP, the owner signed in, the usual questions.
import assert from 'node:assert/strict';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';
import { people, type SlapdOptions, serviceDn, servicePassword, TestSlapd } from '#test/support/slapd.ts';

type Fields = Record<string, unknown>;

export class DirectoryOffice {
  readonly server: TestServer;
  readonly slapd: TestSlapd;
  readonly owner: Caller;
  /** A department that the directory's group «Кадровики» is mapped to, with the role of a viewer in it. */
  readonly department: string;
  id = '';

  private constructor(server: TestServer, slapd: TestSlapd, owner: Caller, department: string) {
    this.server = server;
    this.slapd = slapd;
    this.owner = owner;
    this.department = department;
  }

  static async open(changes: Fields = {}, slapdOptions: SlapdOptions = {}): Promise<DirectoryOffice> {
    const [server, slapd] = await Promise.all([
      startTestServer({ SMTP_URL: 'smtp://127.0.0.1:9' }),
      new TestSlapd().start(slapdOptions),
    ]);
    const owner = await server.owner();
    const made = await owner.call('POST', '/api/admin/groups', { name: 'Кадры', kind: 'department' });
    const office = new DirectoryOffice(server, slapd, owner, made.json().id);
    const directory = await owner.call('POST', '/api/admin/directories', {
      key: 'main',
      name: 'Каталог',
      enabled: true,
      settings: office.settings(changes),
      bindPassword: servicePassword,
    });
    assert.equal(directory.statusCode, 201, directory.body);
    office.id = directory.json().id;
    return office;
  }

  async close(): Promise<void> {
    await this.slapd.close();
    await this.server.close();
  }

  settings(changes: Fields = {}) {
    return {
      servers: [{ host: '127.0.0.1', port: this.slapd.tlsPort }],
      ca: this.slapd.authority.pem,
      bindDn: serviceDn,
      base: people,
      loginAttributes: ['uid', 'mail'],
      attributes: { subject: 'entryUUID', login: 'uid' },
      groups: { source: 'memberOf' },
      mappings: [{ group: 'Кадровики', groupId: this.department, role: 'viewer', areaId: this.department }],
      firstSignIn: 'active',
      attempts: 4,
      sync: {},
      ...changes,
    };
  }

  signIn(login: string, password: string) {
    return this.server.anonymous.call('POST', '/api/auth/sign-in', { login, password });
  }

  async card() {
    const { items } = (await this.owner.call('GET', '/api/admin/directories')).json();
    return items.find((one: { id: string }) => one.id === this.id);
  }

  async change(changes: Fields): Promise<void> {
    const { version } = await this.card();
    const body = { settings: this.settings(changes), bindPassword: servicePassword };
    const answer = await this.owner.call('PATCH', `/api/admin/directories/${this.id}`, body, {
      'if-match': `"${version}"`,
    });
    assert.equal(answer.statusCode, 200, answer.body);
  }

  /** The account with this login as the users page shows it. */
  async user(login: string) {
    const found = (await this.owner.call('GET', `/api/admin/users?q=${login}`)).json().items;
    return found.find((one: { login: string }) => one.login === login);
  }

  /** Events of an operation, the newest first. */
  async events(operation: string) {
    const { rows } = await this.server.services.pools.read.query(
      'select outcome, data, actor_kind, address, subject_ids from event where operation = $1 order by id desc',
      [operation],
    );
    return rows;
  }
}

export const cookieOf = (answer: { cookies: { name: string; value: string }[] }): string =>
  answer.cookies.map((one) => `${one.name}=${one.value}`).join('; ');
