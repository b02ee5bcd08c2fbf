// Judges passwords in a thread of its own: the dictionaries take tens of megabytes and a long password a good while.
import { parentPort } from 'node:worker_threads';
import { type OptionsGraph, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { russianKeyboard, russianWords } from '#contract/password-dictionary.ts';

const { qwerty, keypad } = adjacencyGraphs as unknown as Record<'qwerty' | 'keypad', OptionsGraph[string]>;
const judge = new ZxcvbnFactory({
  dictionary: {
    passwords: common['passwords-common'],
    commonWords: english['commonWords-en'],
    firstnames: english['firstnames-en'],
    russian: russianWords(),
  },
  graphs: { qwerty, keypad, russian: russianKeyboard(qwerty) },
  maxLength: 48,
});

parentPort?.on('message', ({ id, password, words }: { id: number; password: string; words: string[] }) => {
  parentPort?.postMessage({ id, score: judge.check(password, words).score });
});
