/** Tasks by name. Each takes an input and an options object. */
export type Tasks = Readonly<Record<string, (input: never, options: never) => unknown>>;

/** The pool adds these options. The caller passes them as `PoolWatch`. */
type WatchOption = "signal" | "onProgress";

export type InputOf<T extends Tasks, Name extends keyof T> = Parameters<T[Name]>[0];
export type OptionsOf<T extends Tasks, Name extends keyof T> = Omit<
  NonNullable<Parameters<T[Name]>[1]>,
  WatchOption
>;
export type AnswerOf<T extends Tasks, Name extends keyof T> = Awaited<ReturnType<T[Name]>>;

/** A message from the pool to a thread. */
export interface TaskRequest {
  readonly task: string;
  readonly input: unknown;
  readonly options: object;
}

/** A message from a thread: any number of progress messages, then one result. */
export type ThreadMessage =
  | { readonly progress: number }
  | { readonly answer: unknown }
  | { readonly refused: { readonly code: string; readonly message: string; readonly data: object } }
  | { readonly fault: Error };
