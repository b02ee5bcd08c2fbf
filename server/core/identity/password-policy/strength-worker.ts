// Judges passwords in a thread of its own: the dictionaries take tens of megabytes and a long password a good while.
import { parentPort } from 'node:worker_threads';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import graphs from '@zxcvbn-ts/language-common/dist/adjacencyGraphs.json.mjs';
import passwords from '@zxcvbn-ts/language-common/dist/passwords.json.mjs';
import commonWords from '@zxcvbn-ts/language-en/dist/commonWords.json.mjs';
import firstnames from '@zxcvbn-ts/language-en/dist/firstnames.json.mjs';
import { russianKeyboard, russianWords } from '#contract/password-dictionary.ts';

const { qwerty, keypad } = graphs;
const judge = new ZxcvbnFactory({
  dictionary: { passwords, commonWords, firstnames, russian: russianWords() },
  graphs: { qwerty, keypad, russian: russianKeyboard(qwerty) },
  maxLength: 48,
});

parentPort?.on('message', ({ id, password, words }: { id: number; password: string; words: string[] }) => {
  parentPort?.postMessage({ id, score: judge.check(password, words).score });
});
