// The list of letters, with its filters in the address.
import { listLetters } from '#contract/correspondence.ts';
import { letterPage } from '../letter-list.ts';
import { query } from '../tables.ts';

export const listLettersQuery = query(listLetters, letterPage);
