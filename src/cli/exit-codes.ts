/** Exit codes. 0: success. */
export const exitCodes = {
  /** The command ran, and found problems in the data, the database, or the answer to a query. */
  found: 1,
  /** Wrong usage or an invalid setting. */
  usage: 2,
  /** The command failed. */
  failed: 3,
  /** The reader of standard output has gone: 128 + SIGPIPE. */
  outputClosed: 141,
} as const;
