import type { PageRequest } from "../../../catalogue/pages/page";
import { compare } from "../../../domain/compare";
import { edgesOf } from "../../../network/network";
import type { NodeMeasure } from "../../../analysis/facts/node-measures";
import { ranked } from "../../../analysis/facts/ranked";
import type { MeasuredNetwork } from "../../../analysis/cache/measured-network";
import { rankedPage } from "./ranked-page";
import type { NetworkMember, NetworkTie } from "./types";

/** The members of a network ranked by a measure, best first; ties by id. */
export async function membersBy(measured: MeasuredNetwork, measure: NodeMeasure, request: PageRequest) {
  const order = await measured.once(`members by ${measure}`, async () =>
    ranked(measure, await measured.scores(measure), measured.facts.ids),
  );
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

interface Ties {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weights: Float64Array | null;
  /** Numbers of ties, heaviest first. */
  readonly order: Uint32Array;
}

function tiesOf(measured: MeasuredNetwork): Promise<Ties> {
  return measured.once("ties", () => {
    const { ids } = measured.facts;
    const { from, to, weights } = edgesOf(measured.network);
    const idAt = (ends: Uint32Array, tie: number) => ids[ends[tie] as number] as string;
    const order = Uint32Array.from(from.keys()).toSorted(
      (one, other) =>
        (weights ? compare(weights[other] as number, weights[one] as number) : 0) ||
        compare(idAt(from, one), idAt(from, other)) ||
        compare(idAt(to, one), idAt(to, other)),
    );
    return { from, to, weights, order };
  });
}

/** All ties of a network, heaviest first. */
export async function tiesByWeight(measured: MeasuredNetwork, request: PageRequest) {
  const { from, to, weights, order } = await tiesOf(measured);
  return rankedPage<NetworkTie>(
    {
      list: `network.${measured.facts.of}.ties`,
      order: "HEAVIEST_FIRST",
      length: order.length,
      rowAt(index) {
        const tie = order[index] as number;
        const weight = weights?.[tie] ?? 1;
        return { measured, fromNumber: from[tie] as number, toNumber: to[tie] as number, weight };
      },
    },
    request,
  );
}

/** The ties of one member, heaviest first; for HOST_GUEST those to its guests. */
export function tiesOfMember({ measured, number }: NetworkMember, request: PageRequest) {
  const { offsets, targets, weights } = measured.network;
  const { ids } = measured.facts;
  const [start, end] = [offsets[number] as number, offsets[number + 1] as number];
  const idAt = (entry: number) => ids[targets[entry] as number] as string;
  const order = Array.from({ length: end - start }, (_, index) => start + index).toSorted(
    (one, other) =>
      (weights ? compare(weights[other] as number, weights[one] as number) : 0) ||
      compare(idAt(one), idAt(other)),
  );
  return rankedPage<NetworkTie>(
    {
      list: `network.${measured.facts.of}.ties.of`,
      order: "HEAVIEST_FIRST",
      length: order.length,
      rowAt(index) {
        const entry = order[index] as number;
        const weight = weights?.[entry] ?? 1;
        return { measured, fromNumber: number, toNumber: targets[entry] as number, weight };
      },
    },
    request,
  );
}
