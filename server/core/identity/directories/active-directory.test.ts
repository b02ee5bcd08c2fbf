import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type DirectorySettings, directorySettings } from '#contract/ldap-settings.ts';
import { domain, domainDn, sambaAdminName, sambaAdminPassword, sambaMissing, TestSamba } from '#test/support/samba.ts';
import { bindService, withConnection } from './connect.ts';
import { everybody, findBySubject } from './find.ts';
import { groupsOfEverybody } from './groups.ts';
import { type Proof, prove } from './prove.ts';

const now = new Date();
const password = 'Пароль-Ёж-2026';

describe('H8 Active Directory (Samba)', { skip: sambaMissing }, () => {
  let samba: TestSamba;
  let ivanov: string;
  before(async () => {
    samba = await new TestSamba().start();
    ivanov = await samba.addUser('ivanov', password, { displayName: 'Иванов (Иван)*', mail: 'ivanov@corp.example' });
    await samba.addUser('disabled', password, {}, 514);
    const change = await samba.addUser('change', password);
    await samba.replace(change, 'pwdLastSet', ['0']);
    const expired = await samba.addUser('expired', password);
    await samba.replace(expired, 'accountExpires', ['132537600000000000']);
    const inner = await samba.addGroup('Бухгалтерия', [ivanov]);
    const middle = await samba.addGroup('Финансы', [inner]);
    await samba.addGroup('Завод', [middle]);
  });
  after(() => samba.close());

  const settings = (changes: Record<string, unknown> = {}): DirectorySettings =>
    directorySettings.parse({
      servers: [{ host: '127.0.0.1', port: samba.tlsPort }],
      ca: samba.authority.pem,
      timeoutSeconds: 20,
      bindDn: sambaAdminName,
      base: domainDn,
      filter: '(&(objectCategory=person)(objectClass=user))',
      loginAttributes: ['sAMAccountName', 'userPrincipalName', 'mail'],
      attributes: { subject: 'objectGUID', login: 'sAMAccountName', name: 'displayName' },
      disabledBy: 'ad',
      groups: { source: 'tokenGroups' },
      sync: {},
      ...changes,
    });
  const tried = (login: string, typed: string, changes: Record<string, unknown> = {}): Promise<Proof> =>
    prove(settings(changes), sambaAdminPassword, {
      login,
      password: typed,
      now,
      beforePassword: async () => undefined,
    });
  const refused = async (...asked: Parameters<typeof tried>) => {
    const proof = await tried(...asked);
    assert.ok(!proof.proven, `${asked[0]} was let in`);
    return proof.fault;
  };
  const names = (groups: readonly { name: string }[]) => groups.map((group) => group.name);

  it('H8 a Cyrillic password, by short name, principal name and e-mail, over LDAPS and StartTLS', async () => {
    for (const changes of [{}, { security: 'starttls', servers: [{ host: '127.0.0.1', port: samba.plainPort }] }]) {
      for (const login of ['ivanov', 'IVANOV', `ivanov@${domain}`]) {
        const proof = await tried(login, password, changes);
        assert.ok(proof.proven, login);
        assert.equal(proof.person.name, 'Иванов (Иван)*');
        assert.equal(proof.person.login, 'ivanov');
        assert.match(proof.person.subject, /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
      }
    }
  });

  it('H8 nested groups and the primary one are counted, at sign-in as in a sync', async () => {
    const proof = await tried('ivanov', password);
    assert.ok(proof.proven);
    for (const name of ['Бухгалтерия', 'Финансы', 'Завод', 'Domain Users']) {
      assert.ok(names(proof.groups).includes(name), `${name} is not among ${names(proof.groups)}`);
    }
    await withConnection(settings(), async (connection) => {
      await bindService(connection, sambaAdminName, sambaAdminPassword);
      const groupsOf = await groupsOfEverybody(connection, settings());
      const listed = [];
      for await (const page of everybody(connection, settings(), now)) listed.push(...page);
      const one = listed.find((person) => person.login === 'ivanov');
      assert.ok(one);
      for (const name of ['Бухгалтерия', 'Финансы', 'Завод', 'Domain Users']) {
        assert.ok(names(groupsOf(one)).includes(name), `${name} is not among ${names(groupsOf(one))}`);
      }
      assert.deepEqual(
        listed
          .filter((person) => person.disabled && /^(disabled|expired|ivanov)$/.test(person.login))
          .map((person) => person.login)
          .sort(),
        ['disabled', 'expired'],
      );
    });
  });

  it('H8 objectGUID finds the person again, also after a move to another name', async () => {
    const proof = await tried('ivanov', password);
    assert.ok(proof.proven);
    const client = await samba.admin();
    await client.modifyDN(ivanov, `CN=Ivanov Renamed,CN=Users,${domainDn}`);
    await client.unbind();
    const again = await withConnection(settings(), async (connection) => {
      await bindService(connection, sambaAdminName, sambaAdminPassword);
      return findBySubject(connection, settings(), proof.person.subject, now);
    });
    assert.equal(again?.login, 'ivanov');
    assert.match(again?.dn ?? '', /Renamed/);
  });

  it('H8 why AD refuses is known to the journal: wrong, disabled, must change', async () => {
    assert.equal(await refused('ivanov', 'wrong-password'), 'password_wrong');
    assert.equal(await refused('nobody', password), 'not_found');
    assert.equal(await refused('disabled', password), 'account_disabled');
    assert.equal(await refused('change', password), 'password_change');
    assert.match(await refused('expired', password), /^account_(expired|disabled)$/);
  });

  it('H8 a direct bind by principal name needs no service account', async () => {
    const direct = {
      bind: 'direct',
      bindTemplate: `{login}@${domain}`,
      bindDn: '',
      loginAttributes: ['sAMAccountName'],
    };
    const proof = await tried('ivanov', password, direct);
    assert.ok(proof.proven);
    assert.ok(names(proof.groups).includes('Завод'), 'the person reads their own groups');
    assert.ok((await tried(`ivanov@${domain}`, password, direct)).proven);
    assert.equal(await refused('CORP\\ivanov', password, direct), 'not_found');
    assert.equal(await refused('ivanov@other.example', password, direct), 'not_found');
  });
});
