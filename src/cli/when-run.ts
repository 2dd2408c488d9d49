/** The action of a command whose code is loaded when it runs. All commands together load the whole server, which takes most of a second. */
export function whenRun<Words extends unknown[]>(
  load: () => Promise<(...words: Words) => Promise<void>>,
): (...words: Words) => Promise<void> {
  return async (...words) => (await load())(...words);
}
