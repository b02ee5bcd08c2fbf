// The list of letters, with its filters in the body: names that are searched for stay out of addresses.
import { findLetters } from '#contract/correspondence.ts';
import { letterPage } from '../letter-list.ts';
import { query } from '../tables.ts';

export const findLettersQuery = query(findLetters, letterPage);
