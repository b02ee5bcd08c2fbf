// One's own choices of notices, with the defaults where nothing was chosen.
import { readNoticeChoices } from '#contract/notices.ts';
import { query } from '../../core-operation.ts';
import { accountOf } from '../../identity/account-of.ts';
import { choiceCard } from '../choice-card.ts';

export const readNoticeChoicesQuery = query(readNoticeChoices, (reader) => choiceCard(reader, accountOf(reader.actor)));
