// The commands of the manifest: their words and flags.
import type { Command, Flag } from './command.ts';

const manifestPlace = {
  file: { value: 'ФАЙЛ', help: 'манифест; без ключа — manifest.sha256 в папке программы' },
  folder: { value: 'ПАПКА', help: 'папка программы; без ключа — та, из которой запущена команда' },
} satisfies Record<string, Flag>;

export const manifestCommands: readonly Command[] = [
  {
    name: 'manifest make',
    help: 'Составить манифест: SHA-256 каждого файла программы. После установки и каждого обновления; прежняя подпись снимается.',
    on: 'files',
    flags: { ...manifestPlace },
    run: async (ground) => (await import('./manifest.ts')).makeManifestHere(ground),
  },
  {
    name: 'manifest key',
    help: 'Создать пару ключей для подписи манифеста. Закрытый храните не на сервере.',
    on: 'files',
    flags: {
      to: { value: 'ФАЙЛ', required: true, help: 'новый файл закрытого ключа; открытый ляжет рядом с окончанием .pub' },
      passphrase: { value: 'ПАРОЛЬ', help: 'закрыть ключ паролем; «-» читает его со стандартного ввода' },
    },
    run: async (ground) => (await import('./manifest.ts')).makeManifestKeys(ground),
  },
  {
    name: 'manifest sign',
    help: 'Подписать манифест закрытым ключом Ed25519, лучше на другой машине. Подпись ляжет рядом, с окончанием .sig.',
    on: 'files',
    flags: {
      key: { value: 'ФАЙЛ', required: true, help: 'закрытый ключ (PEM)' },
      passphrase: { value: 'ПАРОЛЬ', help: 'пароль ключа; «-» читает его со стандартного ввода' },
      file: manifestPlace.file,
    },
    run: async (ground) => (await import('./manifest.ts')).signManifestHere(ground),
  },
  {
    name: 'manifest verify',
    help: 'Сверить файлы программы с манифестом и проверить его подпись. База не нужна; код 1, если что-то не так.',
    on: 'files',
    flags: {
      key: { value: 'ФАЙЛ', help: 'открытый ключ (PEM); без него подпись не проверяется, и об этом сказано' },
      ...manifestPlace,
    },
    run: async (ground) => (await import('./manifest.ts')).verifyManifestHere(ground),
  },
];
