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
