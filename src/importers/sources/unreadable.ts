/** Why a source cannot be read, and where. */
export class Unreadable extends Error {
  constructor(
    message: string,
    readonly line: number | null = null,
  ) {
    super(message);
  }
}
