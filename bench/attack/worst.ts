import { knownIn } from "../../tests/helpers/known-in";
import { type Found, searchForWorst } from "../../tests/helpers/worst-operations";
import { mergedSchema } from "../../src/subgraphs/merged";
import { median, type MeasuredServer } from "./measured-server";
import { page20 } from "./questions";
import { operation } from "./sent";

/** The operations with the most CPU per point that a hill climb finds, as multiples of a page of 20 rows. */
export async function worstOperations(
  server: MeasuredServer,
  { tries, seed }: { readonly tries: number; readonly seed: number },
): Promise<Found[]> {
  const cpuPerPoint = async (query: string, variables: object, rounds: number) => {
    const readings = [];
    for (let round = 0; round < rounds; round += 1)
      readings.push(await server.ask(operation(query, variables)));
    const { status, text } = readings[0] ?? { status: 0, text: "" };
    // A refusal is another kind of thing: the list of attacks has it.
    if (status !== 200 || !(JSON.parse(text) as { data?: unknown }).data) return null;
    return median(readings.map(({ cpuMs, points }) => cpuMs / points));
  };
  const { query } = JSON.parse(String(page20.next().body)) as { query: string };
  await cpuPerPoint(query, {}, 50);
  const ofPage = (await cpuPerPoint(query, {}, 50)) ?? Number.NaN;
  const found = await searchForWorst({
    schema: mergedSchema(),
    known: await knownIn(server.catalogue),
    seed,
    tries,
    async scoreOf(random) {
      const score = await cpuPerPoint(random.query, random.variables, 3);
      return score === null ? null : score / ofPage;
    },
  });
  // Of many tries the worst are also the unluckiest: what they take is measured again.
  const again: Found[] = [];
  for (const one of found) {
    const score = (await cpuPerPoint(one.query, one.variables, 25)) ?? Number.NaN;
    again.push({ ...one, score: score / ofPage });
  }
  return again.toSorted((one, other) => other.score - one.score);
}

export function describeWorst(found: readonly Found[]): string[] {
  return [
    `the search for the worst: CPU per point ÷ a page of 20 rows ${found[0]?.score.toFixed(1) ?? "unknown"} (aim: 5)`,
    ...found
      .slice(0, 3)
      .map(
        ({ query, variables, score }) =>
          `  ${score.toFixed(1)}: ${query.replaceAll("\n", " ").slice(0, 600)} ${JSON.stringify(variables)}`,
      ),
  ];
}
