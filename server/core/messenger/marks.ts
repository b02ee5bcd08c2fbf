// Places at which a test may end the process, to see that nothing is lost and nothing is done twice.

export const marks = [
  'updates-polled',
  'updates-stored',
  'update-opened',
  'operation-run',
  'before-commit',
  'after-commit',
  'messages-taken',
  'message-sent',
  'message-settled',
  'file-fetched',
] as const;
export type Mark = (typeof marks)[number];

let listener: ((mark: Mark) => void) | undefined;
export const onMark = (listen: typeof listener): void => {
  listener = listen;
};
export const mark = (name: Mark): void => listener?.(name);

/**
 * `operation-run:3` kills this process as it passes that place for the third time, as a power cut would. Only tests set
 * the variable; a word that is no place stops the start, so that a typing error does not pass for a test.
 */
export function strikeFromEnvironment(wish = process.env.VEDOMO_TEST_STRIKE): void {
  if (!wish) return;
  const [place, times = '1'] = wish.split(':');
  if (!marks.some((known) => known === place)) throw new Error(`VEDOMO_TEST_STRIKE: there is no place ${place}`);
  let left = Number(times);
  onMark((name) => {
    if (name !== place) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  });
}
