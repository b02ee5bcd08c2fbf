// The parts of zxcvbn's dictionaries that we take one by one: the packages' own index brings all of them along.
declare module '@zxcvbn-ts/language-en/dist/commonWords.json.mjs' {
  const words: (string | number)[];
  export default words;
}
declare module '@zxcvbn-ts/language-en/dist/firstnames.json.mjs' {
  const words: (string | number)[];
  export default words;
}
declare module '@zxcvbn-ts/language-common/dist/passwords.json.mjs' {
  const words: (string | number)[];
  export default words;
}
declare module '@zxcvbn-ts/language-common/dist/adjacencyGraphs.json.mjs' {
  const graphs: Record<'qwerty' | 'keypad', Record<string, (string | null)[]>>;
  export default graphs;
}
