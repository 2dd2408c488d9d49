import { chosenNodes } from "../../../src/network/drawing/chosen-nodes";
import type { NetworkToDraw } from "../../../src/network/drawing/network-picture";
import { communities } from "../../../src/network/communities/communities";
import { strengths } from "../../../src/network/measures/degree";
import { networkOf } from "../../../src/network/network";
import { Dice } from "../../helpers/dice";

const names = [
  "Ann",
  "Bartholomew Featherstonehaugh",
  "Zoë Quilliam",
  "Chartered Management Institute of Wales",
];

type Whole = Parameters<typeof chosenNodes>[0] & Pick<NetworkToDraw, "labels">;

/** The part of a network that is drawn. */
export function chosenFrom({ labels, ...whole }: Whole, maxNodes = 150): NetworkToDraw {
  const chosen = chosenNodes(whole, maxNodes);
  return { ...chosen, labels: chosen.nodes.map((node) => labels[node] ?? "") };
}

/** Nodes with random ties, some in groups, some isolated. */
export function randomToDraw(size: number, ties: number, seed = 1): Whole {
  const dice = new Dice(seed);
  const within = () => Math.floor(dice.roll() * size * 0.9);
  const from = Uint32Array.from({ length: ties }, within);
  const to = from.map((node) =>
    dice.roll() < 0.7 ? (node + 1 + Math.floor(dice.roll() * 4)) % size : within(),
  );
  const network = networkOf(size, { from, to });
  return {
    network,
    labels: Array.from({ length: size }, (_, node) => `${names[node % names.length]} ${node}`),
    communities: communities(network).of,
    strengths: strengths(network),
  };
}
