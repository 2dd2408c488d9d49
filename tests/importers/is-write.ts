/** Whether a statement writes, or ends what was written. */
export const isWrite = (text: string): boolean => /^\s*(?:insert|update|delete|commit|with)\b/i.test(text);
