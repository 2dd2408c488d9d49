/** Whether it is an address and no path. */
export const isAddress = (given: string): boolean =>
  /^(?:[a-z][a-z\d+.-]+:\/\/|(?:about|blob|data|feed|file|javascript|mailto):)/i.test(given);

/** One form of an address, without a fragment; as it is where it cannot be parsed. */
export function normalAddress(given: string): string {
  if (!URL.canParse(given)) return given;
  const url = new URL(given);
  url.hash = "";
  return url.href;
}
