import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { people, servicePassword, slapdMissing, TestSlapd } from '#test/support/slapd.ts';
import { DirectoryOffice } from './office.fixture.ts';

interface Step {
  step: string;
  outcome: string;
  ms: number;
  fault: string | null;
  facts: { name: string; value: string }[];
  chain: { subject: string; issuer: string; names: string }[];
}

describe('H8 the check of a directory', { skip: slapdMissing }, () => {
  let office: DirectoryOffice;
  before(async () => {
    office = await DirectoryOffice.open();
    await office.slapd.addPerson('ivanov', { cn: 'Иванов Иван', password: 'ivanov-password', mail: 'i@example.org' });
    await office.slapd.addGroup('Кадровики', [`uid=ivanov,${people}`]);
  });
  after(() => office.close());

  const check = async (asked: Record<string, unknown> = {}): Promise<{ ok: boolean; steps: Step[] }> => {
    const answer = await office.owner.call('POST', '/api/admin/directories/test', { id: office.id, ...asked });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };
  const unsaved = (changes: Record<string, unknown>) => ({
    settings: office.settings(changes),
    bindPassword: servicePassword,
  });
  const failed = async (asked: Record<string, unknown>) => {
    const { ok, steps } = await check(asked);
    assert.equal(ok, false);
    const step = steps.find((one) => one.outcome === 'failed');
    assert.equal(steps.at(-1), step, 'the walk ends where it fails');
    return step as Step;
  };

  it('H8 goes step by step and shows the chain, the entry, the groups and what they would give', async () => {
    const { ok, steps } = await check({ login: 'ivanov', password: 'ivanov-password' });
    assert.equal(ok, true, JSON.stringify(steps));
    assert.deepEqual(
      steps.map((one) => one.step),
      ['name', 'tcp', 'tls', 'bind', 'search', 'entry', 'groups', 'rights', 'password'],
    );
    const facts = (name: string) => steps.find((one) => one.step === name)?.facts.map((fact) => fact.value) ?? [];
    assert.ok(facts('entry').includes('Иванов Иван'));
    assert.match(facts('groups')[0] ?? '', /^cn=Кадровики/);
    assert.deepEqual(facts('rights'), ['Кадры', 'Читатель (Кадры)']);
    const tls = steps.find((one) => one.step === 'tls') as Step;
    assert.equal(tls.chain[0]?.issuer, 'CN=Test Authority');
    assert.match(tls.chain[0]?.names ?? '', /127\.0\.0\.1/);
    const [event] = await office.events('identity.ldap.test');
    assert.equal(event.data.ok, true);
    assert.ok(!JSON.stringify(event).includes('ivanov-password'));
  });

  it('H8 StartTLS and an unprotected line are checked too, the latter with a warning', async () => {
    const servers = [{ host: '127.0.0.1', port: office.slapd.plainPort }];
    const starttls = await check(unsaved({ servers, security: 'starttls' }));
    assert.equal(starttls.ok, true, JSON.stringify(starttls));
    const plain = await check(unsaved({ servers, security: 'plain', plainAccepted: true }));
    assert.equal(plain.steps.find((one) => one.step === 'tls')?.outcome, 'warning');
  });

  it('H8 an untrusted certificate is shown, so that it can be trusted or replaced', async () => {
    const other = await new TestSlapd().start();
    try {
      const step = await failed(unsaved({ ca: other.authority.pem }));
      assert.deepEqual([step.step, step.fault], ['tls', 'tls_unknown_ca']);
      assert.match(step.chain[0]?.subject ?? '', /CN=server/);
    } finally {
      await other.close();
    }
  });

  it('H8 every way to fail has its step and its reason', async () => {
    const cases: [Record<string, unknown>, string, string][] = [
      [unsaved({ servers: [{ host: 'no-such-host.invalid', port: 636 }] }), 'name', 'name_unknown'],
      [unsaved({ servers: [{ host: '127.0.0.1', port: 9 }] }), 'tcp', 'refused'],
      [{ ...unsaved({}), bindPassword: 'not-this-one' }, 'bind', 'bind_refused'],
      [unsaved({ base: 'ou=nowhere,dc=example,dc=org' }), 'search', 'no_base'],
      [{ login: 'nobody' }, 'search', 'not_found'],
      [{ login: '*' }, 'search', 'not_found'],
      [{ login: 'ivanov', password: 'wrong-password' }, 'password', 'password_wrong'],
      [
        { ...unsaved({ attributes: { subject: 'ipaUniqueID', login: 'uid' } }), login: 'ivanov' },
        'search',
        'no_subject',
      ],
      [unsaved({ servers: [{ host: '127.0.0.1', port: office.slapd.plainPort }] }), 'tls', 'closed'],
    ];
    for (const [asked, step, fault] of cases) {
      const found = await failed(asked);
      assert.deepEqual([found.step, found.fault], [step, fault]);
    }
  });

  it('H8 whoever may not administer directories checks none', async () => {
    const answer = await office.server.anonymous.call('POST', '/api/admin/directories/test', { id: office.id });
    assert.equal(answer.statusCode, 401);
  });
});
