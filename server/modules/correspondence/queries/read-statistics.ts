// How many letters there were, taken apart as asked.
import { readStatistics } from '#contract/correspondence.ts';
import { letterFigures } from '../statistics/letter-figures.ts';
import { query } from '../tables.ts';

export const readStatisticsQuery = query(readStatistics, letterFigures);
