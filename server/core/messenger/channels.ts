// The messengers that the program knows, and for which of them a person's consent is asked: each by a document of its own,
// for each hands what is said to somebody else.
export const channels = ['telegram', 'max', 'web'] as const;
export type Channel = (typeof channels)[number];

/** Those outside the network. */
export type OutsideChannel = Exclude<Channel, 'web'>;

export const purposes = { telegram: 'messenger', max: 'messenger-max' } as const satisfies Record<
  OutsideChannel,
  string
>;

/** The purpose under which a chat is linked and written to; inside the network none is asked for. */
export const purposeOf = (channel: Channel): string => purposes[channel === 'max' ? 'max' : 'telegram'];
