import { relationTo } from "../../catalogue/related-to";
import { daysOf } from "../../catalogue/filters/dates";
import { findIdOfSlug, findKnownIds } from "../../catalogue/queries/by-id";
import { findNames } from "../../catalogue/queries/names";
import type { Reader } from "../../database/statements";
import { NotFound, shown } from "../../domain/errors";
import { expectId, isId, typeOfId, type TypeName } from "../../domain/ids";
import { NetworkOf } from "../facts/network-of";
import { ProjectionWeight } from "../../network/two-mode/projection-weight";
import { ParticipationLayer } from "../../projections/participation/layers";
import { layersOf, type NetworkQuery } from "../network-query";
import { choice, choices, number, type RawParams } from "./raw-params";

/** The parameters of a network, in the command line and in URLs. */
export const networkParams = ["of", "layers", "from", "to", "relatedTo", "weight", "minWeight"] as const;

/** A requested network, with the organisation or topic that it is related to. */
export interface RequestedNetwork {
  readonly query: NetworkQuery;
  readonly relatedTo: { readonly id: string; readonly name: string } | null;
}

/** Reads and validates the parameters of a network. A slug is looked up among organisations, then topics. */
export async function readNetworkParams(reader: Reader, params: RawParams): Promise<RequestedNetwork> {
  const of = choice("of", params["of"] ?? NetworkOf.HOST_GUEST, NetworkOf);
  const layers =
    params["layers"] === undefined ? null : choices("layers", params["layers"], ParticipationLayer);
  const dates = { from: params["from"] ?? null, to: params["to"] ?? null };
  // Validates the dates early. The query reads them again.
  daysOf(dates);
  const relatedTo = params["relatedTo"] === undefined ? null : await subjectOf(reader, params["relatedTo"]);
  const query: NetworkQuery = {
    of,
    layers: layersOf(of, layers),
    filter: dates.from === null && dates.to === null ? {} : { dates },
    years: null,
    relation: relatedTo && relationTo(relatedTo.id),
    weight: choice("weight", params["weight"] ?? ProjectionWeight.COUNT, ProjectionWeight),
    minWeight: number("minWeight", params["minWeight"], 0),
    kinds: null,
  };
  return { query, relatedTo };
}

async function subjectOf(reader: Reader, reference: string): Promise<{ id: string; name: string }> {
  const id = await idOf(reader, ["Organisation", "Topic"], reference);
  return { id, name: (await findNames(reader, [id])).get(id) ?? reference };
}

/** The id for a slug or an id. With several types, the first that has it. */
export async function idOf(
  reader: Reader,
  types: readonly [TypeName, ...TypeName[]],
  reference: string,
): Promise<string> {
  const named = types.join(" or ");
  if (isId(reference)) {
    const type = types.find((name) => name === typeOfId(reference)) ?? types[0];
    const id = expectId(type, reference);
    const present = (await findKnownIds(reader, [id])).get(id);
    if (present !== undefined) return present;
    throw new NotFound(`No ${named} has the id ${shown(reference)}.`);
  }
  const near: string[] = [];
  for (const type of types) {
    const { id, nearest } = await findIdOfSlug(reader, type, reference);
    if (id !== null) return id;
    near.push(...nearest);
  }
  const hint = near.length > 0 ? ` Near it: ${near.join(", ")}.` : "";
  throw new NotFound(`No ${named} has the slug ${shown(reference)}.${hint}`);
}
