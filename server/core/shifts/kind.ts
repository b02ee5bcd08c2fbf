// What events of shifts are about, for the live streams of those who may see who is on duty.
export const shiftKind = 'shift';
