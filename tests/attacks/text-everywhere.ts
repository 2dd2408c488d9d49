import { mergedSchema } from "../../src/subgraphs/merged";
import {
  operationOver,
  type OperationOver,
  type StringArgument,
  stringArguments,
} from "../helpers/string-arguments";
import { type Attacked, expectHarmless } from "./attacked";

const places = stringArguments(mergedSchema());

/** Over every argument that takes text, as many at a time as an operation may have root fields. */
export const operations = inParts(places, 20);

/**
 * Over those in which a text is looked for, so few at a time that one of them makes a difference to see. A field of a filter
 * is declared once for all lists: it is tried at one of them, a list at the root if there is one.
 */
export const searchingOperations = inParts(
  onceEachFilterField(places.filter(({ place }) => !isCursor(place))),
  4,
);

export const cursorOperations = inParts(
  places.filter(({ place }) => isCursor(place)),
  20,
);

function onceEachFilterField(all: readonly StringArgument[]): StringArgument[] {
  const fieldOf = ({ place }: StringArgument) => /\((filter\..+)\)$/.exec(place)?.[1] ?? place;
  const rootFirst = all.toSorted(
    (one, other) => Number(other.place.startsWith("Query.")) - Number(one.place.startsWith("Query.")),
  );
  const chosen = new Map<string, StringArgument>();
  for (const argument of rootFirst)
    if (!chosen.has(fieldOf(argument))) chosen.set(fieldOf(argument), argument);
  return [...chosen.values()];
}

function isCursor(place: string): boolean {
  return /\((?:after|since)\)$/.test(place);
}

function inParts(all: readonly StringArgument[], size: number): OperationOver[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    operationOver(all.slice(index * size, (index + 1) * size)),
  );
}

/** Errors that a bad value may cause. */
const named: ReadonlySet<unknown> = new Set([
  "BAD_CURSOR",
  "BAD_DATE",
  "BAD_ID",
  "BAD_IDENTIFIER",
  "BAD_LINK",
  "BAD_USER_INPUT",
  "NOT_FOUND",
]);

/** Asks with each of the texts in every place of the operation: each place answers, or says what is wrong with it. */
export async function expectNothingFound(
  server: Attacked,
  { query, variablesOf }: OperationOver,
  texts: readonly string[],
): Promise<void> {
  for (const text of texts) {
    const outcome = await server.ask(query, variablesOf(text));

    const codes = (outcome.body?.errors ?? []).map(({ extensions }) => extensions["code"]);
    const found = {
      status: outcome.status,
      otherCodes: codes.filter((code) => !named.has(code)),
      inStatements: isTelling(text) ? outcome.statements.filter((sql) => sql.includes(text)) : [],
    };
    expect([text, found]).toEqual([text, { status: 200, otherCodes: [], inStatements: [] }]);
  }
  await expectHarmless(server, await server.ask(query, variablesOf("'")));
}

/** Whether it is too unusual to be in a statement by chance. */
function isTelling(text: string): boolean {
  return text.length >= 6 && /[^\w\s]/.test(text);
}
