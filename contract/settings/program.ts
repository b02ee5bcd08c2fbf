// By whose key the manifest of the program's files must be signed.
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

export const programSetting = defineSetting({
  key: 'program',
  title: { ru: 'Целостность программы', en: 'Integrity of the program' },
  hint: {
    ru: 'Файлы программы раз в сутки и при запуске сверяются с манифестом. Здесь — открытый ключ того, кто манифест подписывает.',
    en: "The program's files are compared with the manifest daily and at start. Here is the public key of whoever signs the manifest.",
  },
  shape: z.object({ publicKey: z.string().trim().max(2_000).default('') }),
  fields: {
    publicKey: {
      title: { ru: 'Открытый ключ подписи (Ed25519, PEM)', en: 'Public key of the signature (Ed25519, PEM)' },
      hint: {
        ru: 'Закрытый ключ храните не на этом сервере: vedomo manifest key, vedomo manifest sign',
        en: 'Keep the private key off this server: vedomo manifest key, vedomo manifest sign',
      },
      long: true,
    },
  },
});
