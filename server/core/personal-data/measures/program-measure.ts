// The line P42 of the page "Measures": what the machines last found of the program's files.
import { seenPrograms } from '../../integrity/seen.ts';
import { isWhole, programWords } from '../program/words.ts';
import { attention, type Measure, met } from './check.ts';

const hour = 3_600_000;
const lookAgeHours = 26;

export const programMeasure: Measure = {
  id: 'P42',
  group: 'system',
  title: { ru: 'Файлы программы не изменены', en: 'The program is unchanged' },
  async check({ clock }, sql) {
    const machines = await seenPrograms(sql);
    if (machines.length === 0)
      return attention(
        'Файлы ещё не сверялись: сверка идёт через несколько минут после запуска и раз в сутки',
        'Not compared yet: it is done some minutes after the start and daily',
      );
    const told = machines.map(({ host, seenAt, fingerprint: _, ...found }) => {
      const words = programWords(found);
      const hours = Math.floor((clock.now().getTime() - Date.parse(seenAt)) / hour);
      const late = hours > lookAgeHours;
      return {
        fine: isWhole(found) && !late,
        ru: `${host}: ${late ? `не сверялся ${hours} ч. ` : ''}${words.ru}, сверено ${hours} ч назад`,
        en: `${host}: ${late ? `not compared for ${hours} h. ` : ''}${words.en}, compared ${hours} h ago`,
      };
    });
    const open = told.filter(({ fine }) => !fine);
    const shown = open.length > 0 ? open : told;
    const line = (language: 'ru' | 'en') => shown.map((one) => one[language]).join(' · ');
    return open.length > 0 ? attention(line('ru'), line('en')) : met(line('ru'), line('en'));
  },
};
