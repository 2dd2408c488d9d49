/** A file as it crosses to a thread. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
