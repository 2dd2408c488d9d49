/** What a thread can be asked for, by name: each takes an input and an object of options. */
export type Tasks = Readonly<Record<string, (input: never, options: never) => unknown>>;

/** A task is watched by whoever asks for it, through the pool; the thread tells it how. */
type Watched = "signal" | "onProgress";

export type InputOf<T extends Tasks, Name extends keyof T> = Parameters<T[Name]>[0];
export type OptionsOf<T extends Tasks, Name extends keyof T> = Omit<
  NonNullable<Parameters<T[Name]>[1]>,
  Watched
>;
export type AnswerOf<T extends Tasks, Name extends keyof T> = Awaited<ReturnType<T[Name]>>;

/** What the pool asks a thread. */
export interface Question {
  readonly task: string;
  readonly input: unknown;
  readonly options: object;
}

/** What a thread says: how far it is, any number of times, and then one of the others. */
export type Told =
  | { readonly progress: number }
  | { readonly answer: unknown }
  | { readonly refused: { readonly code: string; readonly message: string; readonly data: object } }
  | { readonly fault: Error };
