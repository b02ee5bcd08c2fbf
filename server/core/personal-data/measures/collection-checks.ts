// Lines of the page "Measures" on how data come in and which channels they may take. A channel that does not exist in this
// installation is said so; the module that brings it brings the check of its own settings.
import { cleanPhoto } from '../../files/clean-photo.ts';
import type { Services } from '../../services.ts';
import { attention, count, type Measure, met, none } from './check.ts';
import { messengerMeasures } from './messenger-checks.ts';

/** Operations of modules with these first words, by which a channel is known to be there. */
const channel = (services: Services, ...areas: string[]): string[] =>
  services.catalog.operations
    .map(({ name }) => name)
    .filter((name) => areas.some((area) => name.startsWith(`${area}.`)));

// The smallest JPEG frame around an EXIF segment with a place in it.
const sample = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0x00, 0x12]),
  Buffer.from('Exif\0\0GPS 55.75N\0'.slice(0, 16), 'latin1'),
  Buffer.from([0xff, 0xda, 0x00, 0x02, 0x00, 0xff, 0xd9]),
]);

export const collectionMeasures: readonly Measure[] = [
  {
    id: 'P4',
    group: 'collection',
    title: {
      ru: 'Отказ от необязательной цели ничего не закрывает',
      en: 'Refusing an optional purpose closes nothing',
    },
    check: none(
      `processing_purpose where archived_at is null and basis = 'consent' and not optional and key <> 'account'`,
      { ru: 'Обязательна одна цель — учётная запись', en: 'Only the account itself is required' },
      (n) => ({
        ru: `Целей, согласие на которые обязательно, кроме учётной записи: ${n}`,
        en: `Required purposes besides the account: ${n}`,
      }),
    ),
  },
  {
    id: 'P9',
    group: 'collection',
    title: { ru: 'Без основания человек не получатель', en: 'Without a basis nobody is a recipient' },
    async check(services) {
      return channel(services, 'mailings').length === 0
        ? met('Рассылок в системе нет', 'There are no mailings')
        : attention(
            'Рассылки есть, их отбор получателей здесь не проверяется',
            'Recipients of mailings are not checked',
          );
    },
  },
  ...messengerMeasures,
  {
    id: 'P14',
    group: 'collection',
    title: { ru: 'Вложения с данными пациентов отделены', en: 'Attachments with patient data are apart' },
    async check(_services, sql) {
      const open = await count(
        sql,
        `file_quarantine q join attachment a on a.file_id = q.file_id where q.returned_at is null and a.removed_at is null`,
      );
      const held = await count(sql, 'file_quarantine where returned_at is null and destroyed_at is null');
      return open === 0
        ? met(
            `Вложения в карантине (${held}) открывает только ответственный за персональные данные`,
            `Quarantined attachments (${held}) are opened by the personal-data officer alone`,
          )
        : attention(`Вложений в карантине, которые видны на записях: ${open}`, `Quarantined but seen: ${open}`);
    },
  },
  {
    id: 'P15',
    group: 'collection',
    title: { ru: 'Из фотографий людей убираются место и время съёмки', en: 'Photos of people lose their EXIF' },
    async check() {
      return cleanPhoto(sample).bytes.includes('Exif')
        ? attention('Проверочный снимок сохранил данные камеры', 'The sample kept its EXIF')
        : met('Проверочный снимок очищен при этой проверке', 'The sample was cleaned by this very check');
    },
  },
];
