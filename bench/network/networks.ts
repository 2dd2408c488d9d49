import { networkOf, type Network } from "../../src/network/network";
import { Random } from "../../src/domain/random";
import { twoModeOf, type TwoMode } from "../../src/network/two-mode/two-mode";

/**
 * Who comes later ties itself to those who have many ties already, so that a few get very many, as among speakers (Barabási
 * and Albert 1999). The same for the same size.
 */
export function withHubs(nodes: number, edges: number): Network {
  const random = new Random(1);
  const perNode = Math.round(edges / nodes);
  const [from, to] = [new Uint32Array(nodes * perNode), new Uint32Array(nodes * perNode)];
  // Whoever stands at either end of an edge drawn by chance is drawn as often as it has edges.
  for (let edge = 0; edge < from.length; edge += 1) {
    const drawn = random.below(2 * edge + 1);
    from[edge] = Math.floor(edge / perNode);
    to[edge] = drawn % 2 === 0 ? from[drawn >> 1]! : to[drawn >> 1]!;
  }
  return networkOf(nodes, { from, to });
}

/** People at events of about five, some people far more often than others. The same for the same size. */
export function atEvents(people: number, links: number): TwoMode {
  const random = new Random(2);
  const events = Math.round(links / 5);
  return twoModeOf(people, events, {
    from: Uint32Array.from({ length: links }, () => Math.floor(people * random.next() ** 2)),
    to: Uint32Array.from({ length: links }, () => random.below(events)),
  });
}
