// What becomes of a file that the virus scanner could not look at. Where the scanner is stands in the environment (CLAMAV_URL).
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

const acceptOrRefuse = {
  accept: { ru: 'Принять и пометить', en: 'Take it and mark it' },
  refuse: { ru: 'Не принимать', en: 'Refuse it' },
};

export const filesSetting = defineSetting({
  key: 'files',
  title: { ru: 'Проверка файлов на вирусы', en: 'Virus scanning of files' },
  hint: {
    ru: 'Действует, когда задан CLAMAV_URL. Заражённый файл не принимается никогда.',
    en: 'Holds when CLAMAV_URL is set. An infected file is never taken.',
  },
  shape: z.object({
    whenScannerAway: z.enum(['accept', 'refuse']).default('accept'),
    whenTooLarge: z.enum(['accept', 'refuse']).default('accept'),
  }),
  fields: {
    whenScannerAway: {
      title: { ru: 'Когда антивирус не отвечает', en: 'When the scanner does not answer' },
      hint: {
        ru: 'Принятые так файлы проверяются, как только он ответит',
        en: 'Files taken so are scanned as soon as it answers',
      },
      choices: acceptOrRefuse,
    },
    whenTooLarge: {
      title: { ru: 'Когда файл больше, чем проверяет антивирус', en: 'When a file is larger than the scanner takes' },
      hint: {
        ru: 'Предел задаёт сам антивирус: StreamMaxLength в clamd.conf',
        en: "The limit is the scanner's own: StreamMaxLength in clamd.conf",
      },
      choices: acceptOrRefuse,
    },
  },
});
