// How large what is drawn may be, and how long drawing may take.

/** The longer side of a thumbnail. */
export const side = 320;
/** A picture with more points is not decoded: fifty million are 200 MB of memory. */
export const pixelsAtMost = 50_000_000;
/** Larger files have no thumbnail. */
export const drawnBytesAtMost = 64 << 20;
export const drawMs = 30_000;
/** Larger documents are not converted. */
export const convertedBytesAtMost = 100 << 20;
export const convertMs = 120_000;
/** A conversion that failed is tried again when somebody looks at the file a day later. */
export const retryFailedMs = 24 * 3_600_000;
