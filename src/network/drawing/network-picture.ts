import { edgesOf, undirected, type Network } from "../network";
import type { ChosenNodes } from "./chosen-nodes";
import { framed, type Caption, type LegendItem, type PictureOptions } from "./frame";
import { drawLines } from "./lines";
import { coveredNodes } from "./layout/covered";
import { layoutOf } from "./layout/layout";
import { boxAround, type Box, type Places } from "./layout/places";
import { spread } from "./layout/spread";
import { lineHeight, placeLabels, type Label } from "./labels";
import { circle, hint, line, text } from "./svg";
import { fitted } from "./text-width";
import { coloursOf, type Colours } from "./theme";
import { largestOf } from "../../domain/extremes";

export interface NetworkPictureOptions extends PictureOptions {
  readonly seed: number;
}

/** The nodes to draw, with their names. */
export interface NetworkToDraw extends ChosenNodes {
  /** The name of each of `nodes`. */
  readonly labels: readonly string[];
}

const [smallest, largest] = [4.5, 19];
/** Margin for the labels of the outermost nodes. */
const rim = { across: 96, down: 26 };

/** A node-link diagram: node size by strength, colour by community, labels without overlap. */
export function networkPicture(
  chosen: NetworkToDraw,
  caption: Caption,
  { seed, ...options }: NetworkPictureOptions,
): string {
  const { network, labels, communities, strengths } = chosen;
  const strongest = Math.max(0, largestOf(strengths));
  const radii = strengths.map((strength) =>
    Math.max(smallest, Math.sqrt(strength / (strongest || 1)) * largestIn(network.size)),
  );
  const colourOf = (community: number, colours: Colours) => colours.groups[community] ?? colours.other;

  return framed(caption, options, legendOf(chosen, coloursOf[options.theme]), (area, colours) => {
    const page = { ...area, left: area.left - 12, right: area.right + 12 };
    const { from, to, weights } = edgesOf(network);
    const ties = Array.from(from, (one, tie) => [one, to[tie]!] as const);
    const places = bestOf(
      seedsFrom(seed, network.size).map((each) =>
        placedOn(area, network, { communities, radii, seed: each }),
      ),
      (placed) => coveredNodes(placed, ties, radii),
    );
    const order = Array.from(strengths.keys()).toSorted((a, b) => strengths[b]! - strengths[a]! || a - b);
    const written = placeLabels(
      labels.map((label, node) => ({
        text: label,
        radius: radii[node]!,
        size: 10.5 + 3.5 * Math.sqrt(strengths[node]! / (strongest || 1)),
      })),
      places,
      { order, lines: ties, page },
    );
    const left = network.size - written.length;
    return {
      shapes: [
        ...drawLines(places, ties, {
          weights,
          radii,
          isDirected: network.isDirected,
          colourOf: ([one, other]) =>
            communities[one] === communities[other] ? colourOf(communities[one]!, colours) : colours.line,
        }),
        ...order.map((node) =>
          circle(
            [places.x[node]!, places.y[node]!],
            radii[node]!,
            {
              fill: colourOf(communities[node]!, colours),
              stroke: colours.background,
              "stroke-width": 1.5,
            },
            hint(labels[node]!),
          ),
        ),
        ...written.flatMap((label) => writeLabel(label, colours)),
      ],
      notes: [...chosen.notes, ...(left > 0 ? [`${left} of ${network.size} names found no room.`] : [])],
    };
  });
}

/** Small networks get several layouts, of which the best is drawn. Large ones vary less and cost more. */
function seedsFrom(seed: number, size: number): number[] {
  return Array.from({ length: size <= 60 ? 16 : size <= 200 ? 4 : 1 }, (_, attempt) => seed + 1000 * attempt);
}

function bestOf(choices: readonly Places[], costOf: (places: Places) => number): Places {
  const costs = choices.map(costOf);
  return choices[costs.indexOf(Math.min(...costs))]!;
}

/** With many nodes, even the largest must be smaller. */
function largestIn(size: number): number {
  return Math.max(9, largest * Math.min(1, 6 / Math.sqrt(size)) + 2);
}

function placedOn(
  area: Box,
  network: Network,
  { communities, radii, seed }: { communities: readonly number[]; radii: readonly number[]; seed: number },
): Places {
  const room = {
    width: area.right - area.left - 2 * rim.across,
    height: area.bottom - area.top - 2 * rim.down,
  };
  const aspect = room.width / room.height;
  const places = layoutOf(undirected(network), { groups: communities, aspect, seed });
  fit(places, area, room);
  spread(places, radii, 7);
  fit(places, area, room);
  return places;
}

/** Scales positions to fill the area. The aspect ratio changes by at most a half. Changes the positions. */
function fit({ x, y }: Places, area: Box, room: { width: number; height: number }): void {
  const box = boxAround({ x, y });
  const scales = [room.width / (box.right - box.left), room.height / (box.bottom - box.top)] as const;
  const least = Math.min(...scales);
  const max = Number.isFinite(least) ? least * 1.5 : 1;
  const [scaleX, scaleY] = [Math.min(scales[0], max), Math.min(scales[1], max)];
  for (let node = 0; node < x.length; node += 1) {
    x[node] = (area.left + area.right) / 2 + (x[node]! - (box.left + box.right) / 2) * scaleX;
    y[node] = (area.top + area.bottom) / 2 + (y[node]! - (box.top + box.bottom) / 2) * scaleY;
  }
}

function writeLabel({ lines, anchor, size, x, y }: Label, colours: Colours): string[] {
  return lines.map((written, row) =>
    text([x, y + row * size * lineHeight], written, {
      size,
      anchor,
      fill: colours.text,
      rim: colours.background,
    }),
  );
}

function legendOf(
  { communities, labels, strengths, network }: NetworkToDraw,
  colours: Colours,
): LegendItem[] {
  const members = new Map<number, number[]>();
  for (const [node, community] of communities.entries()) {
    const known = members.get(community) ?? [];
    known.push(node);
    members.set(community, known);
  }
  const sorted = [...members].toSorted(([one], [other]) => one - other);
  const dot = (fill: string) => (x: number, y: number) => circle([x, y], 6, { fill });
  const coloured = sorted
    .filter(([community]) => community < colours.groups.length)
    .map(([community, nodes]) => {
      const first = nodes.reduce((best, node) => (strengths[node]! > strengths[best]! ? node : best));
      const others = nodes.length - 1;
      const rest = others === 0 ? "" : ` and ${others} ${others === 1 ? "other" : "others"}`;
      return {
        mark: dot(colours.groups[community]!),
        markWidth: 12,
        text: `${fitted(labels[first]!, 12.5, 190)}${rest}`,
      };
    });
  const rest = sorted.length - coloured.length;
  return [
    ...coloured,
    ...(rest > 0 ? [{ mark: dot(colours.other), markWidth: 12, text: `${rest} smaller communities` }] : []),
    ...(network.size > 0
      ? [
          {
            mark: (x: number, y: number) =>
              circle([x - 6, y], 3, { fill: colours.muted }) + circle([x + 5, y], 7, { fill: colours.muted }),
            markWidth: 24,
            text: "larger: ties weigh more",
          },
          ...(network.weights === null
            ? []
            : [
                {
                  mark: (x: number, y: number) =>
                    line([x - 11, y], [x - 2, y], { stroke: colours.muted, "stroke-width": 1 }) +
                    line([x + 2, y], [x + 11, y], { stroke: colours.muted, "stroke-width": 5 }),
                  markWidth: 24,
                  text: "thicker: the tie weighs more",
                },
              ]),
          ...(network.isDirected
            ? [
                {
                  mark: (x: number, y: number) =>
                    text([x, y + 5], "→", { size: 15, fill: colours.muted, anchor: "middle" }),
                  markWidth: 18,
                  text: "from host to guest",
                },
              ]
            : []),
        ]
      : []),
  ];
}
