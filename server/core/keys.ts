// Every key of the program comes from VEDOMO_SECRET (32 bytes), one per purpose, by HKDF-SHA256.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** AES-256-GCM in one piece: 12 bytes of nonce, 16 of tag, then the ciphertext. `context` is authenticated, not stored. */
export function sealBytes(key: Buffer, plain: Buffer, context = ''): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Opens what `sealBytes` made; throws when the key, the context or a byte differs. */
export function openBytes(key: Buffer, sealed: Buffer, context = ''): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}

export class Keys {
  readonly #secret: Buffer;
  readonly #derived = new Map<string, Buffer>();
  constructor(secret: Buffer) {
    if (secret.length !== 32) throw new Error('VEDOMO_SECRET must be 32 bytes');
    this.#secret = secret;
  }
  /** The 32-byte key of one purpose, such as `journal-mac`, `subject-wrap`, `file-master-wrap`. */
  for(purpose: string): Buffer {
    let key = this.#derived.get(purpose);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.#secret, 'vedomo', purpose, 32));
      this.#derived.set(purpose, key);
    }
    return key;
  }
  /** What a database remembers, to refuse a start with another secret; says nothing of the secret itself. */
  fingerprint(): string {
    return createHmac('sha256', this.for('fingerprint')).update('vedomo').digest('hex').slice(0, 32);
  }
}
