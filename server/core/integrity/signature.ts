// The officer's signature of a manifest: Ed25519, as `openssl pkeyutl -sign -rawin` makes it too.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { bytesOf, ManifestError, signatureName } from './manifest.ts';

const signatureBytes = 64;

function ofEd25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new ManifestError('нужен ключ Ed25519');
  return key;
}

/** The key in PEM; refuses anything but a public key of Ed25519. */
export function readPublicKey(pem: string): KeyObject {
  // A private key would be read as well, and its public half taken: it has no place in a setting.
  if (/PRIVATE KEY/.test(pem))
    throw new ManifestError('это закрытый ключ: он должен оставаться у того, кто подписывает');
  try {
    return ofEd25519(createPublicKey(pem));
  } catch (error) {
    if (error instanceof ManifestError) throw error;
    throw new ManifestError('нужен открытый ключ Ed25519 в PEM');
  }
}

export function makeKeys(passphrase: string | undefined): { privatePem: string; publicPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privatePem: privateKey
      .export({ type: 'pkcs8', format: 'pem', ...(passphrase ? { cipher: 'aes-256-cbc', passphrase } : {}) })
      .toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

export function signManifest(manifest: string, privatePem: string, passphrase: string | undefined): void {
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: privatePem, ...(passphrase ? { passphrase } : {}) });
  } catch {
    throw new ManifestError('закрытый ключ не открывается: не тот файл или пароль');
  }
  const signature = sign(null, readFileSync(manifest), ofEd25519(key));
  writeFileSync(signatureName(manifest), `${signature.toString('base64')}\n`);
}

/** `absent`: nobody signed; `wrong`: not by this key, or of another manifest. */
export function signatureOf(path: string, manifest: Buffer, key: KeyObject): 'good' | 'absent' | 'wrong' {
  const given = bytesOf(signatureName(path));
  if (!given) return 'absent';
  const signature = given.length === signatureBytes ? given : Buffer.from(given.toString('latin1').trim(), 'base64');
  return signature.length === signatureBytes && verify(null, manifest, key, signature) ? 'good' : 'wrong';
}
