/** What a command ends with. 0: all is well. */
export const exitCodes = {
  /** The command did its work, and found something wrong: in the data, the database, or the answer to a query. */
  found: 1,
  /** It was called in a wrong way, or a setting is bad. */
  usage: 2,
  /** It could not do its work. */
  failed: 3,
} as const;
