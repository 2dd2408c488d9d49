import type { Ask } from "../helpers/graph-over";

/** The data of an answer without errors. */
export async function answerOf<Data>(ask: Ask, query: string): Promise<Data> {
  const { data, errors } = await ask<Data>(query);
  expect(errors).toEqual([]);
  return data;
}
