// Where an attempt to sign in stands; an unknown, spent or old one reads as over.
import { readChallenge } from '#contract/sign-in.ts';
import { query } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import { openChallengeOf } from '../challenge.ts';
import { stepOf } from '../continue-sign-in.ts';
import { policyIn } from '../policy.ts';

export const readChallengeQuery = query(readChallenge, async (reader, input) => {
  const challenge = await openChallengeOf(reader, 'second', input.challengeId, reader.moment);
  if (!challenge) throw new Refusal('challenge_over');
  return stepOf(challenge, await policyIn(reader));
});
