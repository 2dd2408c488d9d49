import DataLoader from "dataloader";

import type { Page, PageRequest } from "../catalogue/pages/page";

export interface ValueLoader<Key, Value> {
  load(key: Key): Promise<Value | null>;
}

/**
 * Maker one: one value a key. `find` gets each key once and answers by key; a key that it does not answer is null.
 * A value may be a list, where the whole list is wanted and known to be short.
 */
export function valueByKey<Value, Key extends string | readonly unknown[] = string>(
  find: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): ValueLoader<Key, Value> {
  return new DataLoader<Key, Value | null, string>(
    async (keys) => {
      const found = await find(keys);
      return keys.map((key) => found.get(key) ?? null);
    },
    { cacheKeyFn: (key) => (typeof key === "string" ? key : JSON.stringify(key)) },
  );
}

export interface PageLoader<Node, Question> {
  /** The page of this key's list; `question` is what else the client asked of it, beyond the page. */
  page(
    key: string,
    request: PageRequest,
    ...question: Question extends null ? [] : [Question]
  ): Promise<Page<Node>>;
}

/** What a list of pages is made of: many keys' pages in one statement, and many keys' counts in another. */
export interface PageSource<Node, Question> {
  pages(
    keys: readonly string[],
    request: PageRequest,
    question: Question,
    count: (key: string) => Promise<number>,
  ): Promise<ReadonlyMap<string, Page<Node>>>;
  counts(keys: readonly string[], question: Question): Promise<ReadonlyMap<string, number>>;
}

/** Maker two: a page a key. Keys that ask for the same page of the same question share one statement. */
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
