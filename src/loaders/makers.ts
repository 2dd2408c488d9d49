import DataLoader from "dataloader";

import type { Page, PageRequest } from "../catalogue/pages/page";

export interface ValueLoader<Key, Value> {
  load(key: Key): Promise<Value | null>;
}

/**
 * Makes a loader of one value per key. `find` gets each key once and returns a map; a missing key loads null.
 * A value may be a list if the whole list is needed and known to be short.
 */
export function valueByKey<Value, Key extends string | readonly unknown[] = string>(
  find: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): ValueLoader<Key, Value> {
  // Made when it is needed: a request uses few of its loaders.
  let loader: DataLoader<Key, Value | null, string> | null = null;
  const made = () =>
    new DataLoader<Key, Value | null, string>(
      async (keys) => {
        const found = await find(keys);
        return keys.map((key) => found.get(key) ?? null);
      },
      { cacheKeyFn: (key) => (typeof key === "string" ? key : JSON.stringify(key)) },
    );
  return { load: (key) => (loader ??= made()).load(key) };
}

export interface PageLoader<Node, Question> {
  /** A page of this key's list; `question` holds the client's other arguments. */
  page(
    key: string,
    request: PageRequest,
    ...question: Question extends null ? [] : [Question]
  ): Promise<Page<Node>>;
}

/** The statements of a page loader: one for the pages of many keys, one for their counts. */
export interface PageSource<Node, Question> {
  pages(
    keys: readonly string[],
    request: PageRequest,
    question: Question,
    count: (key: string) => Promise<number>,
  ): Promise<ReadonlyMap<string, Page<Node>>>;
  counts(keys: readonly string[], question: Question): Promise<ReadonlyMap<string, number>>;
}

/** Makes a loader of one page per key. Keys with the same question and page request share one statement. */
export function pageByKey<Node, Question = null>(
  source: PageSource<Node, Question>,
): PageLoader<Node, Question> {
  const loaders = new Map<string, DataLoader<string, Page<Node>>>();

  const loaderOf = (request: PageRequest, question: Question): DataLoader<string, Page<Node>> => {
    const counts = new DataLoader<string, number>(async (keys) => {
      const found = await source.counts(keys, question);
      return keys.map((key) => found.get(key) ?? 0);
    });
    return new DataLoader(async (keys) => {
      const found = await source.pages(keys, request, question, (key) => counts.load(key));
      return keys.map((key) => found.get(key) ?? new Error(`No page was made for ${key}.`));
    });
  };

  return {
    page(key, { first, after }, ...rest) {
      const question = (rest[0] ?? null) as Question;
      const batch = JSON.stringify([first, after, question]);
      const loader = loaders.get(batch) ?? loaderOf({ first, after }, question);
      loaders.set(batch, loader);
      return loader.load(key);
    },
  };
}
