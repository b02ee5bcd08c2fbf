// Places at which a test may end the process, to see that no letter is lost and none is taken twice.
export type MailMark = 'mail-fetched' | 'mail-stored' | 'mail-taken' | 'mail-handled';

let listener: ((mark: MailMark) => void) | undefined;
export const onMailMark = (listen: typeof listener): void => {
  listener = listen;
};
export const mailMark = (name: MailMark): void => listener?.(name);
