// What the person began to type here and has not sent, with the files of it.
import { readDraft } from '#contract/record.ts';
import { query } from '../../core-operation.ts';
import { accountOf } from '../../identity/account-of.ts';
import { findDraft } from '../draft.ts';

export const readDraftQuery = query(readDraft, async (reader, input) => ({
  draft: await findDraft(reader, { ownerId: accountOf(reader.actor), ...input }),
}));
