import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type DirectorySettings, directorySettings } from '#contract/ldap-settings.ts';
import { people, serviceDn, servicePassword, slapdMissing, suffix, TestSlapd } from '#test/support/slapd.ts';
import { DirectoryRefusal } from './faults.ts';
import { type Proof, prove } from './prove.ts';

const now = new Date();

describe('H8 a password proven by OpenLDAP', { skip: slapdMissing }, () => {
  let slapd: TestSlapd;
  before(async () => {
    slapd = await new TestSlapd().start();
    await slapd.addPerson('ivanov', {
      cn: 'Иванов Иван Иванович',
      password: 'пароль-Ёж-й',
      mail: 'Ivanov@Example.org',
    });
    await slapd.addPerson('petrova', {
      cn: 'Петрова (Анна)*',
      password: 'petrova-password',
      mail: 'petrova@example.org',
    });
    await slapd.addPerson('double1', { cn: 'Двойной', password: 'double-password', mail: 'double@example.org' });
    await slapd.addPerson('double2', { cn: 'Двойной', password: 'double-password', mail: 'double@example.org' });
    await slapd.addPerson('wei,rd+name', { cn: 'Странный', password: 'weird-password' });
    await slapd.addGroup('Отдел кадров', [`uid=petrova,${people}`]);
  });
  after(() => slapd.close());

  const settings = (changes: Record<string, unknown> = {}): DirectorySettings =>
    directorySettings.parse({
      servers: [{ host: '127.0.0.1', port: slapd.tlsPort }],
      ca: slapd.authority.pem,
      timeoutSeconds: 5,
      bindDn: serviceDn,
      base: people,
      loginAttributes: ['uid', 'mail'],
      attributes: { subject: 'entryUUID', login: 'uid' },
      groups: { source: 'memberOf' },
      sync: {},
      ...changes,
    });
  const plain = () => ({ servers: [{ host: '127.0.0.1', port: slapd.plainPort }] });
  const tried = async (login: string, password: string, changes: Record<string, unknown> = {}): Promise<Proof> =>
    prove(settings(changes), servicePassword, { login, password, now, beforePassword: async () => undefined });
  const faultOf = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof DirectoryRefusal, `no fault but ${error}`);
    return error.code;
  };
  const refused = async (login: string, password: string, changes: Record<string, unknown> = {}) => {
    const proof = await tried(login, password, changes);
    assert.ok(!proof.proven, `${login} was let in`);
    return proof.fault;
  };

  for (const [name, changes] of [
    ['LDAPS', {}],
    ['StartTLS', { security: 'starttls' }],
    ['no protection', { security: 'plain', plainAccepted: true }],
  ] as const) {
    it(`H8 a Cyrillic password and a login by name or e-mail, over ${name}`, async () => {
      const place = name === 'LDAPS' ? {} : plain();
      for (const login of ['ivanov', 'IVANOV', 'ivanov@example.org']) {
        const proof = await tried(login, 'пароль-Ёж-й', { ...changes, ...place });
        assert.ok(proof.proven, login);
        assert.equal(proof.person.name, 'Иванов Иван Иванович');
        assert.equal(proof.person.login, 'ivanov');
        assert.equal(proof.person.email, 'ivanov@example.org');
        assert.match(proof.person.subject, /^[0-9a-f-]{36}$/);
      }
      assert.equal(await refused('ivanov', 'пароль-ёж-й', { ...changes, ...place }), 'password_wrong');
    });
  }

  it('H8 letters typed as two signs are the same password', async () => {
    assert.ok((await tried('ivanov', 'пароль-Ёж-й'.normalize('NFD'))).proven);
  });

  it('H8 brackets and stars of a name mean themselves, and groups come along', async () => {
    const proof = await tried('petrova', 'petrova-password');
    assert.ok(proof.proven);
    assert.equal(proof.person.name, 'Петрова (Анна)*');
    assert.deepEqual(proof.groups, [{ dn: `cn=Отдел кадров,ou=groups,${suffix}`, name: 'Отдел кадров' }]);
  });

  it('H8 groups that name their members are found without memberOf', async () => {
    const proof = await tried('petrova', 'petrova-password', {
      groups: { source: 'member', base: `ou=groups,${suffix}` },
    });
    assert.ok(proof.proven);
    assert.deepEqual(
      proof.groups.map((group) => group.name),
      ['Отдел кадров'],
    );
  });

  for (const login of ['*', 'a)(uid=*', 'ivanov)(uid=*', 'iv*', '\\2a', 'ivanov\0', '']) {
    it(`H8 the login ${JSON.stringify(login)} is nobody`, async () => {
      assert.equal(await refused(login, 'пароль-Ёж-й'), 'not_found');
    });
  }

  it('H8 an empty password is never given to the directory', async () => {
    assert.equal(await refused('ivanov', ''), 'password_empty');
    assert.equal(await refused('nobody', ''), 'password_empty');
    assert.equal(
      await refused('ivanov', '', { bind: 'direct', bindTemplate: `uid={login},${people}` }),
      'password_empty',
    );
  });

  it('H8 a login that fits two people lets in neither', async () => {
    assert.equal(await refused('double@example.org', 'double-password'), 'several');
    assert.ok((await tried('double1', 'double-password')).proven);
  });

  it('H8 a direct bind takes the login as one value of the template, whatever signs it holds', async () => {
    const direct = { bind: 'direct', bindTemplate: `uid={login},${people}`, bindDn: '' };
    assert.ok((await tried('ivanov', 'пароль-Ёж-й', direct)).proven);
    const weird = await tried('wei,rd+name', 'weird-password', direct);
    assert.ok(weird.proven);
    assert.equal(weird.person.login, 'wei,rd+name');
    assert.equal(await refused(`ivanov,${people}`, 'пароль-Ёж-й', direct), 'password_wrong');
    assert.equal(await refused('nobody', 'пароль-Ёж-й', direct), 'password_wrong');
  });

  it('H8 a direct bind never lets one person in as another whose entry the search finds', async () => {
    await slapd.addPerson('victim', { cn: 'thief', password: 'victim-password' });
    await slapd.addPerson('thief', { cn: 'Ловкач', password: 'thief-password' });
    const crossed = { bind: 'direct', bindTemplate: `uid={login},${people}`, bindDn: '', loginAttributes: ['cn'] };
    assert.equal(await refused('thief', 'thief-password', crossed), 'password_wrong');
  });

  it('H8 who is meant is told before the password is tried, the same for every spelling', async () => {
    const who: string[] = [];
    const beforePassword = async (one: string) => void who.push(one);
    for (const login of ['petrova', 'PETROVA', 'petrova@example.org']) {
      await prove(settings(), servicePassword, { login, password: 'wrong', now, beforePassword });
    }
    assert.equal(new Set(who).size, 1);
    const stop = async () => Promise.reject(new DirectoryRefusal('busy'));
    assert.equal(
      await faultOf(
        prove(settings(), servicePassword, {
          login: 'petrova',
          password: 'petrova-password',
          now,
          beforePassword: stop,
        }),
      ),
      'busy',
    );
  });

  it('H8 a server whose certificate nobody vouches for gets no password', async () => {
    const other = await new TestSlapd().start();
    try {
      assert.equal(await faultOf(tried('ivanov', 'x', { ca: other.authority.pem })), 'tls_unknown_ca');
      assert.equal(
        await faultOf(tried('ivanov', 'x', { ca: other.authority.pem, security: 'starttls', ...plain() })),
        'tls_unknown_ca',
      );
      assert.equal(await faultOf(tried('ivanov', 'x', { ca: '' })), 'tls_unknown_ca');
    } finally {
      await other.close();
    }
  });

  it('H8 an expired certificate and one of another name are told apart', async () => {
    const expired = await new TestSlapd().start({ certificate: (ca) => ca.issue('old', ['IP:127.0.0.1'], -1) });
    const foreign = await new TestSlapd().start({ certificate: (ca) => ca.issue('other', ['DNS:other.example.org']) });
    try {
      const at = (one: TestSlapd) => ({ servers: [{ host: '127.0.0.1', port: one.tlsPort }], ca: one.authority.pem });
      assert.equal(await faultOf(tried('ivanov', 'x', at(expired))), 'tls_expired');
      assert.equal(await faultOf(tried('ivanov', 'x', at(foreign))), 'tls_name');
    } finally {
      await expired.close();
      await foreign.close();
    }
  });

  it('H8 a wrong service password, a missing base and a wrong filter have their own names', async () => {
    const wrong = prove(settings(), 'not-this', {
      login: 'ivanov',
      password: 'x',
      now,
      beforePassword: async () => {},
    });
    assert.equal(await faultOf(wrong), 'bind_refused');
    assert.equal(await faultOf(prove(settings(), '', { login: 'ivanov', password: 'x', now, beforePassword: async () => {} })), 'bind_password_missing'); // biome-ignore format: one line
    assert.equal(await faultOf(tried('ivanov', 'x', { base: `ou=nowhere,${suffix}` })), 'no_base');
  });

  it('H8 a referral among the results is passed over; a base that lies elsewhere is told', async () => {
    await slapd.add(`cn=elsewhere,${people}`, {
      objectClass: ['referral', 'extensibleObject'],
      cn: 'elsewhere',
      ref: 'ldap://127.0.0.1:9/ou=people,dc=other',
    });
    try {
      assert.ok((await tried('ivanov', 'пароль-Ёж-й')).proven);
      assert.equal(await faultOf(tried('ivanov', 'x', { base: `cn=elsewhere,${people}` })), 'referral');
    } finally {
      const client = await slapd.admin();
      const { Control } = await import('ldapts');
      await client.del(`cn=elsewhere,${people}`, new Control('2.16.840.1.113730.3.4.2', { critical: true }));
      await client.unbind();
    }
  });

  it('H8 the next server is asked when one is down; without any, the last fault is told', async () => {
    const dead = { host: '127.0.0.1', port: 9 };
    const both = { servers: [dead, { host: '127.0.0.1', port: slapd.tlsPort }] };
    assert.ok((await tried('ivanov', 'пароль-Ёж-й', both)).proven);
    assert.equal(await faultOf(tried('ivanov', 'x', { servers: [dead] })), 'refused');
    assert.equal(
      await faultOf(tried('ivanov', 'x', { servers: [{ host: 'no-such.invalid', port: 636 }] })),
      'name_unknown',
    );
  });

  it('H8 a server that hangs or speaks nonsense is given up after its time', async () => {
    const silent = createServer((socket) => socket.on('error', () => undefined));
    const rude = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const portOf = (server: typeof silent) =>
      new Promise<number>((resolve) =>
        server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
      );
    try {
      for (const security of ['ldaps', 'starttls', 'plain'] as const) {
        const at = { security, plainAccepted: true, timeoutSeconds: 1 };
        const hung = { ...at, servers: [{ host: '127.0.0.1', port: await portOf(silent) }] };
        assert.equal(await faultOf(tried('ivanov', 'x', hung)), 'timeout', security);
        silent.close();
      }
      for (const security of ['ldaps', 'starttls'] as const) {
        const at = { security, servers: [{ host: '127.0.0.1', port: await portOf(rude) }] };
        assert.match(await faultOf(tried('ivanov', 'x', at)), /^(tls_failed|closed|starttls_refused)$/, security);
        rude.close();
      }
    } finally {
      silent.close();
      rude.close();
    }
  });

  it('H8 a directory that goes down in the middle is a fault, and no password goes out unprotected afterwards', async () => {
    const own = await new TestSlapd().start();
    await own.addPerson('sidorov', { cn: 'Сидоров', password: 'sidorov-password' });
    const at = {
      security: 'starttls',
      servers: [{ host: '127.0.0.1', port: own.plainPort }],
      ca: own.authority.pem,
    };
    const heard: Buffer[] = [];
    const listener = createServer((socket) =>
      socket.on('data', (bytes) => heard.push(bytes)).on('error', () => undefined),
    );
    try {
      const work = prove(settings(at), servicePassword, {
        login: 'sidorov',
        password: 'sidorov-password',
        now,
        // The directory dies between the search and the password, and something else takes its port.
        beforePassword: async () => {
          await own.kill();
          await new Promise<void>((resolve) => listener.listen(own.plainPort, '127.0.0.1', resolve));
        },
      });
      assert.equal(await faultOf(work), 'closed');
      assert.equal(Buffer.concat(heard).length, 0);
    } finally {
      listener.close();
      await own.close();
    }
  });
});
