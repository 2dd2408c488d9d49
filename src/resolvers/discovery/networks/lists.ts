import type { PageRequest } from "../../../catalogue/pages/page";
import type { NodeMeasure } from "../../../analysis/facts/node-measure";
import type { MeasuredNetwork } from "../../../analysis/cache/measured-network";
import { rankedPage } from "./ranked-page";
import type { NetworkMember, NetworkTie } from "./types";

/** The members of a network ranked by a measure, best first; ties by id. */
export async function membersBy(measured: MeasuredNetwork, measure: NodeMeasure, request: PageRequest) {
  const order = await measured.once(`members by ${measure}`, async (within) => {
    const scores = await within.scores(measure);
    return within.run("membersByScore", { scores, places: within.facts.sides.places }, { measure });
  });
  return rankedPage<NetworkMember>(
    {
      list: `network.${measured.facts.of}.members`,
      order: measure,
      length: order.length,
      rowAt: (index) => ({ measured, number: order[index] as number }),
    },
    request,
  );
}

/** All ties of a network, heaviest first. */
export async function tiesByWeight(measured: MeasuredNetwork, request: PageRequest) {
  const { from, to, weights } = await measured.once("ties", ({ network, facts, run }) =>
    run("tiesByWeight", { network, places: facts.sides.places }, {}),
  );
  return rankedPage<NetworkTie>(
    {
      list: `network.${measured.facts.of}.ties`,
      order: "HEAVIEST_FIRST",
      length: from.length,
      rowAt: (index) => ({
        measured,
        fromNumber: from[index] as number,
        toNumber: to[index] as number,
        weight: weights?.[index] ?? 1,
      }),
    },
    request,
  );
}

/** The ties of one member, heaviest first; for HOST_GUEST those to its guests. */
export async function tiesOfMember({ measured, number }: NetworkMember, request: PageRequest) {
  const order = await measured.once("rows by weight", ({ network, facts, run }) =>
    run("rowsByWeight", { network, places: facts.sides.places }, {}),
  );
  const { offsets, targets, weights } = measured.network;
  const [start, end] = [offsets[number] as number, offsets[number + 1] as number];
  return rankedPage<NetworkTie>(
    {
      list: `network.${measured.facts.of}.ties.of`,
      order: "HEAVIEST_FIRST",
      length: end - start,
      rowAt(index) {
        const entry = order[start + index] as number;
        const weight = weights?.[entry] ?? 1;
        return { measured, fromNumber: number, toNumber: targets[entry] as number, weight };
      },
    },
    request,
  );
}
