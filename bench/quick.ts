// Quick search over everything, by words and by numbers, as each reader.
import type { BenchDatabase } from './database.ts';
import { searched } from './office.ts';
import { benchSearches } from './searches.ts';

const asked = [
  'поставке',
  'поставке оборудования',
  searched.some,
  searched.few,
  `${searched.some} кабеля`,
  'ВХ-2023/00042',
];

export const benchQuick = (database: BenchDatabase, seconds: number) =>
  benchSearches(database, '/api/search/quick', asked, seconds);
