// Judges a password in a worker of the browser, by the same dictionaries as the server; nothing is sent anywhere.
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import graphs from '@zxcvbn-ts/language-common/dist/adjacencyGraphs.json.mjs';
import passwords from '@zxcvbn-ts/language-common/dist/passwords.json.mjs';
import commonWords from '@zxcvbn-ts/language-en/dist/commonWords.json.mjs';
import firstnames from '@zxcvbn-ts/language-en/dist/firstnames.json.mjs';
import { contextWords, russianKeyboard, russianWords } from '#contract/password-dictionary.ts';

const { qwerty, keypad } = graphs;
const judge = new ZxcvbnFactory({
  dictionary: { passwords, commonWords, firstnames, russian: russianWords() },
  graphs: { qwerty, keypad, russian: russianKeyboard(qwerty) },
  maxLength: 48,
});

self.addEventListener('message', ({ data }: MessageEvent<{ password: string; words: string[] }>) => {
  const { score } = judge.check(data.password.toLowerCase().replaceAll('ё', 'е'), contextWords(data.words));
  postMessage({ password: data.password, score });
});
