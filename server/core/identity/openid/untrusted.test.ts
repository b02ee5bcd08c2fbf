// A provider that answers what it should not: every forged or foreign ID token is refused, and nobody is signed in.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { TestAuthority } from '#test/support/certificates.ts';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';
import { toldBy } from './claims.ts';
import { Browser, publicUrl } from './provider.fixture.ts';
import type { Provider } from './provider.ts';

const secret = 'the-client-secret-of-the-test';
let server: TestServer;
let owner: Caller;
let outside: Server;
let issuer: string;
let providerId: string;
let keys: { privateKey: CryptoKey; publicKey: CryptoKey };
let idToken: (nonce: string) => Promise<string> | string;
let nonce = '';
let tokenStatus = 200;
const journal: string[] = [];

const settings = {
  key: 'rogue',
  name: 'Чужой',
  clientId: 'vedomo',
  clientSecret: secret,
  authentication: 'post',
  scopes: ['openid'],
  claims: { login: '', name: '', email: 'email', groups: '' },
  groupRules: [] as object[],
  allowedDomains: [],
  admission: 'linked',
  emailsTrusted: false,
  secondFactorTrusted: false,
  secondFactorValues: [],
  certificate: null,
  enabled: true,
  position: 0,
};

interface Change {
  iss?: string;
  aud?: string;
  nonce?: string;
  age?: number;
  key?: CryptoKey;
}
const tokenWith =
  (change: Change = {}) =>
  async (asked: string) => {
    const now = Math.floor(Date.now() / 1000) - (change.age ?? 0);
    return new SignJWT({ nonce: change.nonce ?? asked })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(change.iss ?? issuer)
      .setAudience(change.aud ?? 'vedomo')
      .setSubject('somebody')
      .setIssuedAt(now)
      .setExpirationTime(now + 300)
      .sign(change.key ?? keys.privateKey);
  };
const unsigned = (alg: string) => async (asked: string) => {
  const [, body] = (await tokenWith()(asked)).split('.');
  return `${Buffer.from(JSON.stringify({ alg, kid: 'one' })).toString('base64url')}.${body}.`;
};

const answer: RequestListener = async (request, response) => {
  const send = (body: object, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const path = new URL(request.url ?? '/', issuer).pathname;
  if (path === '/.well-known/openid-configuration')
    return send({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256', 'none', 'HS256'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      code_challenge_methods_supported: ['S256'],
    });
  if (path === '/keys')
    return send({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', use: 'sig', alg: 'ES256' }] });
  if (path === '/token') {
    if (tokenStatus !== 200) return send({ error: 'server_error' }, tokenStatus);
    return send({ access_token: 'x', token_type: 'Bearer', id_token: await idToken(nonce) });
  }
  return send({}, 404);
};

before(async () => {
  server = await startTestServer({ PUBLIC_URL: publicUrl });
  owner = await server.owner();
  keys = (await generateKeyPair('ES256', { extractable: true })) as typeof keys;
  outside = createServer(answer).listen(0, '127.0.0.1');
  await once(outside, 'listening');
  issuer = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  const made = await owner.call('POST', '/api/admin/openid', { ...settings, issuer });
  assert.equal(made.statusCode, 201, made.body);
  providerId = made.json().id;
  const me = (await owner.call('GET', '/api/me')).json().user.id;
  await server.services.pools.write.query(
    `insert into user_identity (provider, subject, user_id, created_at) values ('oidc:rogue', 'somebody', $1, now())`,
    [me],
  );
});
after(async () => {
  outside.closeAllConnections();
  outside.close();
  await server.close();
});

async function comeBack(): Promise<string> {
  const browser = new Browser(server);
  const begun = await browser.call('POST', '/api/auth/openid/rogue/begin', {});
  assert.equal(begun.statusCode, 200, begun.body);
  const address = new URL(begun.json().address);
  assert.equal(address.searchParams.get('code_challenge_method'), 'S256');
  nonce = address.searchParams.get('nonce') ?? '';
  const state = address.searchParams.get('state');
  const answer = await browser.call('POST', '/api/auth/openid/rogue/return', { code: 'any', state });
  journal.push(answer.body);
  const me = await browser.call('GET', '/api/me');
  if (answer.statusCode !== 200) assert.equal(me.statusCode, 401, 'nobody is signed in');
  return answer.json().code ?? answer.json().outcome;
}

describe('answers that are not to be trusted', () => {
  it('D a provider under an own authority is spoken to once its certificate is given, and only over a name it holds', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vedomo-openid-'));
    const authority = new TestAuthority(folder, 'Organisation');
    const { certFile, keyFile } = authority.issue('provider', ['DNS:localhost']);
    const secure = createSecureServer({ cert: readFileSync(certFile), key: readFileSync(keyFile) }, answer);
    secure.listen(0);
    await once(secure, 'listening');
    const before = issuer;
    issuer = `https://localhost:${(secure.address() as AddressInfo).port}`;
    idToken = tokenWith();
    try {
      const refused = await owner.call('POST', '/api/admin/openid', { ...settings, key: 'unknown-authority', issuer });
      assert.equal(refused.statusCode, 201, refused.body);
      const begin = (key: string) => new Browser(server).call('POST', `/api/auth/openid/${key}/begin`, {});
      assert.notEqual((await begin('unknown-authority')).statusCode, 200);
      const trusted = { ...settings, key: 'own-authority', issuer, certificate: authority.pem };
      const made = await owner.call('POST', '/api/admin/openid', trusted);
      assert.equal(made.statusCode, 201, made.body);
      assert.equal((await begin('own-authority')).statusCode, 200);
      // The same server by its address, which is not in the certificate.
      const elsewhere = { ...trusted, key: 'other-name', issuer: issuer.replace('localhost', '127.0.0.1') };
      issuer = elsewhere.issuer;
      assert.equal((await owner.call('POST', '/api/admin/openid', elsewhere)).statusCode, 201);
      assert.notEqual((await begin('other-name')).statusCode, 200);
    } finally {
      issuer = before;
      secure.closeAllConnections();
      secure.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('D the right answer signs in', async () => {
    idToken = tokenWith();
    assert.equal(await comeBack(), 'sign-in');
  });

  it('D bad signature, another key, audience, issuer, nonce, an expired token, alg none, a shared secret', async () => {
    const stranger = (await generateKeyPair('ES256')).privateKey as CryptoKey;
    const bad: Record<string, typeof idToken> = {
      signature: async (asked) => `${(await tokenWith()(asked)).slice(0, -8)}AAAAAAAA`,
      key: tokenWith({ key: stranger }),
      audience: tokenWith({ aud: 'another' }),
      issuer: tokenWith({ iss: 'https://id.example.org' }),
      nonce: tokenWith({ nonce: 'another' }),
      expired: tokenWith({ age: 4000 }),
      none: unsigned('none'),
      hmac: async (asked) =>
        new SignJWT({ nonce: asked })
          .setProtectedHeader({ alg: 'HS256' })
          .setIssuer(issuer)
          .setAudience('vedomo')
          .setSubject('somebody')
          .setIssuedAt()
          .setExpirationTime('5m')
          .sign(new TextEncoder().encode(secret.padEnd(32, '-'))),
      rubbish: () => 'rubbish',
    };
    for (const [what, token] of Object.entries(bad)) {
      idToken = token;
      assert.equal(await comeBack(), 'openid_untrusted', what);
    }
  });

  it('D a provider that fails in the middle is told as one that does not answer', async () => {
    tokenStatus = 503;
    assert.ok(['provider_unreachable', 'openid_untrusted'].includes(await comeBack()));
    tokenStatus = 200;
  });

  it('D the second factor counts only from the signed claims', () => {
    const provider = {
      claims: settings.claims,
      second_factor_trusted: true,
      second_factor_values: ['mfa'],
    } as unknown as Provider;
    const told = (signed: object, all: Record<string, unknown>) =>
      toldBy(provider, { signed: { sub: 's', ...signed }, all });
    assert.equal(told({ amr: ['pwd', 'mfa'] }, {}).secondFactor, true);
    assert.equal(told({ acr: 'mfa' }, {}).secondFactor, true);
    assert.equal(told({}, { amr: ['mfa'] }).secondFactor, false);
    assert.equal(told({ amr: ['pwd'] }, {}).secondFactor, false);
  });
});

describe('setting up a provider', () => {
  const patch = async (fields: object, caller = owner) => {
    const { items } = (await owner.call('GET', '/api/admin/openid')).json();
    const { version } = items.find((one: { id: string }) => one.id === providerId);
    return caller.call('PATCH', `/api/admin/openid/${providerId}`, fields, { 'if-match': `"${version}"` });
  };
  it('A the secret is sealed and never shown; the journal tells only that it was changed', async () => {
    const changed = await patch({ clientSecret: 'another-secret-of-the-test', name: 'Чужой вход' });
    assert.equal(changed.statusCode, 200, changed.body);
    const listed = await owner.call('GET', '/api/admin/openid');
    const { rows } = await server.services.pools.read.query(`select row_to_json(p)::text as row from openid_provider p
      union all select row_to_json(e)::text from event e`);
    for (const text of [changed.body, listed.body, ...rows.map((row) => row.row as string), ...journal]) {
      assert.equal(text.includes('another-secret-of-the-test') || text.includes(secret), false);
    }
    assert.equal(listed.json().items[0].hasSecret, true);
    const stale = await owner.call('PATCH', `/api/admin/openid/${providerId}`, { name: 'x' }, { 'if-match': '"1"' });
    assert.equal(stale.statusCode, 412);
  });

  it('A an issuer with linked people stays; a plain address, a bad certificate and the owner’s role are refused', async () => {
    const field = async (fields: object) => (await patch(fields)).json().errors?.[0]?.code;
    assert.equal(await field({ issuer: 'https://other.example.org' }), 'issuer_fixed');
    const other = { ...settings, key: 'plain', issuer: 'http://id.example.org' };
    assert.equal((await owner.call('POST', '/api/admin/openid', other)).json().errors[0].code, 'issuer_wrong');
    assert.equal(await field({ certificate: 'rubbish' }), 'certificate_wrong');
    assert.equal(await field({ groupRules: [{ value: 'a', roleKey: 'owner', groupId: null }] }), 'role_not_mapped');
    const doubled = await owner.call('POST', '/api/admin/openid', { ...settings, issuer: 'https://id.example.org' });
    assert.equal(doubled.json().code, 'provider_key_taken', doubled.body);
    assert.equal((await owner.call('DELETE', `/api/admin/openid/${providerId}`)).json().code, 'provider_in_use');
  });

  it('A the check tells every part: address, issuer, keys, PKCE, authentication', async () => {
    const good = (await owner.call('POST', `/api/admin/openid/${providerId}/test`, {})).json();
    assert.equal(good.ok, true, JSON.stringify(good));
    assert.deepEqual(good.checks.map((one: { key: string }) => one.key).sort(), [
      'address',
      'issuer',
      'keys',
      'pkce',
      'redirect',
      'secret',
    ]);
    const dead = await owner.call('POST', '/api/admin/openid', {
      ...settings,
      key: 'dead',
      issuer: 'http://127.0.0.1:9',
    });
    const bad = (await owner.call('POST', `/api/admin/openid/${dead.json().id}/test`, {})).json();
    assert.equal(bad.ok, false);
    assert.match(bad.checks.find((one: { key: string }) => one.key === 'address').detail, /ECONNREFUSED/);
    assert.equal((await owner.call('DELETE', `/api/admin/openid/${dead.json().id}`)).statusCode, 200);
  });
});
