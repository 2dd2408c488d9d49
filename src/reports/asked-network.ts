import type { Catalogue } from "../catalogue/catalogue";
import { daysOf } from "../catalogue/filters";
import { ParticipationLayer } from "../catalogue/read-models/participation";
import { defaultReasons } from "../catalogue/read-models/reasons";
import { NotFound, shown } from "../domain/errors";
import { expectId, isId, typeOfId, type TypeName } from "../domain/ids";
import { NetworkOf } from "../network/facts/two-sides";
import { ProjectionWeight } from "../network/two-mode/projection";
import { layersOf, type NetworkQuery } from "./network-query";
import { choice, choices, number, type Words } from "./words";

/** The words of a network, as the command line and addresses have them. */
export const networkWords = ["of", "layers", "from", "to", "relatedTo", "weight", "minWeight"] as const;

/** A network as somebody asked for it, and how they said what it is related to. */
export interface AskedNetwork {
  readonly query: NetworkQuery;
  readonly relatedTo: { readonly id: string; readonly name: string } | null;
}

/** What words ask for: each is checked, and a slug is looked up among organisations, then topics. */
export async function readNetworkWords(catalogue: Catalogue, words: Words): Promise<AskedNetwork> {
  const of = choice("of", words["of"] ?? NetworkOf.HOST_GUEST, NetworkOf);
  const layers =
    words["layers"] === undefined ? null : choices("layers", words["layers"], ParticipationLayer);
  const dates = { from: words["from"] ?? null, to: words["to"] ?? null };
  // Says now what is wrong with them; the catalogue reads them again.
  daysOf(dates);
  const relatedTo = words["relatedTo"] === undefined ? null : await subjectOf(catalogue, words["relatedTo"]);
  const query: NetworkQuery = {
    of,
    layers: layersOf(of, layers),
    filter: dates.from === null && dates.to === null ? {} : { dates },
    years: null,
    relation: relatedTo && { subjectId: relatedTo.id, reasons: defaultReasons },
    weight: choice("weight", words["weight"] ?? ProjectionWeight.COUNT, ProjectionWeight),
    minWeight: number("minWeight", words["minWeight"], 0),
    kinds: null,
  };
  return { query, relatedTo };
}

async function subjectOf(catalogue: Catalogue, reference: string): Promise<{ id: string; name: string }> {
  const id = await idOf(catalogue, ["Organisation", "Topic"], reference);
  return { id, name: (await catalogue.discovery.findNames([id])).get(id) ?? reference };
}

/** The id that a slug or an id means, of the first type that has it. */
export async function idOf(
  catalogue: Catalogue,
  types: readonly [TypeName, ...TypeName[]],
  reference: string,
): Promise<string> {
  const named = types.join(" or ");
  if (isId(reference)) {
    const type = types.find((name) => name === typeOfId(reference)) ?? types[0];
    const id = expectId(type, reference);
    if ((await catalogue.findKnownIds([id])).has(id)) return id;
    throw new NotFound(`No ${named} has the id ${shown(reference)}.`);
  }
  const near: string[] = [];
  for (const type of types) {
    const { id, nearest } = await catalogue.findIdOfSlug(type, reference);
    if (id !== null) return id;
    near.push(...nearest);
  }
  const hint = near.length > 0 ? ` Near it: ${near.join(", ")}.` : "";
  throw new NotFound(`No ${named} has the slug ${shown(reference)}.${hint}`);
}
