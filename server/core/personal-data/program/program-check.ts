// The check of the setting: whether the key can be read, and whether it is the one that signed this machine's manifest.
import { join } from 'node:path';
import type { programSetting } from '#contract/settings/program.ts';
import { shapeOf } from '../../handle.ts';
import { bytesOf, ManifestError, manifestName } from '../../integrity/manifest.ts';
import { readPublicKey, signatureOf } from '../../integrity/signature.ts';
import { Refusal } from '../../refusal.ts';
import { bad, good, type SettingCheck } from '../../settings/registry.ts';

export const programCheck: SettingCheck<typeof programSetting> = {
  hint: {
    ru: 'Читается ли ключ и подписан ли им манифест программы на этом узле. Файлы не сверяет: это делает страница «Меры защиты».',
    en: 'Whether the key can be read and has signed the manifest of this machine. Files are compared on the page “Measures”.',
  },
  async run(reader, { value }) {
    const path = join(shapeOf(reader).services.config.programDir, manifestName);
    const manifest = bytesOf(path);
    try {
      const key = readPublicKey(value.publicKey);
      const signature = manifest ? signatureOf(path, manifest, key) : null;
      const finding = {
        good: good('Манифест подписан этим ключом', 'The manifest is signed by this key'),
        absent: bad('Манифест не подписан', 'The manifest is not signed', { to: '/privacy/measures' }),
        wrong: bad('Манифест подписан не этим ключом или изменён', 'Signed by another key, or changed', {
          to: '/privacy/measures',
        }),
      };
      return {
        told: { ru: 'Ключ читается', en: 'The key can be read' },
        findings: [signature ? finding[signature] : bad('Манифеста на этом узле нет', 'No manifest on this machine')],
      };
    } catch (error) {
      if (error instanceof ManifestError) throw new Refusal('setting_check_failed', { reason: error.message });
      throw error;
    }
  },
};
