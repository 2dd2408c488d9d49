import type { Reader } from "../database/statements";
import type { TypeName } from "../domain/ids";
import { entityClasses } from "../entities";
import { pagesOf, type Stored } from "./stored";

/** An entity on a line of its own: its id, then its properties by name. What is null or an empty list is left out. */
export const ndjsonOf = ({ id, state }: Stored): string => `${JSON.stringify({ id, ...state })}\n`;

export interface NdjsonPage {
  readonly type: TypeName;
  readonly count: number;
  readonly text: string;
}

/** Every entity of the catalogue, in an order in which a type comes after those that it refers to. */
export async function* exportedNdjson(reader: Reader): AsyncGenerator<NdjsonPage> {
  for (const type of Object.keys(entityClasses) as TypeName[]) {
    for await (const page of pagesOf(reader, type))
      yield { type, count: page.length, text: page.map(ndjsonOf).join("") };
  }
}
