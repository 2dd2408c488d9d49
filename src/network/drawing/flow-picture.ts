import { tag } from "../../domain/xml";
import { framed, type Caption, type PictureOptions } from "./frame";
import type { Box } from "./layout/places";
import { circle, hint, rectangle, rounded, text } from "./svg";
import { fitted } from "./text-width";
import type { Colours } from "./theme";

/** Where a member is in a window: in a numbered community, or in "small" for those without a block. */
export type Place = number | "small";

export interface FlowBlock {
  readonly place: Place;
  readonly members: number;
  /** The member with the strongest ties. */
  readonly name: string;
}

export interface FlowBand {
  /** Null: absent before or after. */
  readonly from: Place | null;
  readonly to: Place | null;
  readonly members: number;
}

export interface FlowWindow {
  /** For example "2021" or "2021–22". */
  readonly label: string;
  /** From top to bottom. */
  readonly blocks: readonly FlowBlock[];
  /** Moves from the previous window. Empty for the first. */
  readonly bands: readonly FlowBand[];
}

const [blockWidth, gap] = [15, 9];
/** Length of a band that starts or ends without a block. */
const stub = 30;
/** Space for the names of the last column. */
const lastRoom = 190;
/** Maximum height per member, so that a few members do not fill the page. */
const tallest = 48;

/**
 * Moves between the communities of consecutive windows, as an alluvial diagram. A block is a community; its
 * height is its number of members.
 */
export function flowPicture(
  windows: readonly FlowWindow[],
  caption: Caption,
  options: PictureOptions,
): string {
  const numbers = windows.flatMap(({ blocks }) =>
    blocks.flatMap(({ place }) => (place === "small" ? [] : [place])),
  );
  const hasSmall = windows.some(({ blocks }) => blocks.some(({ place }) => place === "small"));
  const legend = hasSmall
    ? [
        {
          mark: (x: number, y: number) => circle([x, y], 6, { fill: "#a9b0b8" }),
          markWidth: 12,
          text: "communities too small for a colour, together",
        },
      ]
    : [];
  return framed(caption, options, legend, (page, colours) => {
    const colourOf = (place: Place) =>
      place === "small"
        ? colours.other
        : colours.groups[[...new Set(numbers)].indexOf(place) % colours.groups.length]!;
    const area = { ...page, left: page.left + stub, right: page.right - lastRoom, top: page.top + 26 };
    const columns = placedBlocks(windows, area);
    const named = columns.flatMap(({ left, blocks }) =>
      blocks.map((block) => ({ ...block, left, fill: colourOf(block.place), said: saidOf(block) })),
    );
    const apart = (columns[1]?.left ?? Infinity) - (columns[0]?.left ?? 0);
    const room = Math.min(lastRoom - 15, apart - blockWidth - 10);
    return {
      shapes: [
        ...columns.flatMap((after, number) =>
          number === 0 ? [] : bandsBetween(columns[number - 1]!, after, windows[number]!.bands, colourOf),
        ),
        ...columns.flatMap((column, number) => [
          text([column.left + blockWidth / 2, page.top + 10], windows[number]!.label, {
            size: 13,
            fill: colours.text,
            anchor: "middle",
            isBold: true,
          }),
        ]),
        ...named.map(drawBlock),
        ...named.flatMap((block) => nameBlock(block, room, colours)),
      ],
      notes: [
        "A band that ends, or begins, in the open: they are not there in the next window, or were not in the last.",
      ],
    };
  });
}

interface PlacedBlock extends FlowBlock {
  readonly top: number;
  readonly bottom: number;
}

interface NamedBlock extends PlacedBlock {
  readonly left: number;
  readonly fill: string;
  readonly said: string;
}

interface Column {
  readonly left: number;
  readonly blocks: readonly PlacedBlock[];
  readonly perMember: number;
}

function placedBlocks(windows: readonly FlowWindow[], area: Box): Column[] {
  const height = area.bottom - area.top;
  const totals = windows.map(({ blocks }) => ({
    members: blocks.reduce((sum, { members }) => sum + members, 0),
    gaps: Math.max(0, blocks.length - 1) * gap,
  }));
  const perMember = Math.min(
    tallest,
    ...totals.filter(({ members }) => members > 0).map(({ members, gaps }) => (height - gaps) / members),
  );
  const apart = windows.length > 1 ? (area.right - area.left - blockWidth) / (windows.length - 1) : 0;
  return windows.map(({ blocks }, number) => {
    const { members, gaps } = totals[number]!;
    let top = area.top + (height - members * perMember - gaps) / 2;
    const placed = blocks.map((block) => {
      const bottom = top + block.members * perMember;
      const made = { ...block, top, bottom };
      top = bottom + gap;
      return made;
    });
    return { left: area.left + number * apart, blocks: placed, perMember };
  });
}

function bandsBetween(
  before: Column,
  after: Column,
  bands: readonly FlowBand[],
  colourOf: (place: Place) => string,
): string[] {
  const starts = new Map(before.blocks.map(({ place, top }) => [place, top]));
  const ends = new Map(after.blocks.map(({ place, top }) => [place, top]));
  const order = (blocks: readonly PlacedBlock[], place: Place | null) =>
    place === null ? blocks.length : blocks.findIndex((block) => block.place === place);
  const [x1, x2] = [before.left + blockWidth, after.left];
  const take = (tops: Map<Place, number>, place: Place, height: number) => {
    const top = tops.get(place)!;
    tops.set(place, top + height);
    return top;
  };
  return bands
    .toSorted(
      (one, other) =>
        order(before.blocks, one.from) - order(before.blocks, other.from) ||
        order(after.blocks, one.to) - order(after.blocks, other.to),
    )
    .map(({ from, to, members }) => {
      const height = members * before.perMember;
      const y1 = from === null ? null : take(starts, from, height);
      const y2 = to === null ? null : take(ends, to, height);
      const fill = colourOf((from ?? to)!);
      const attributes = { fill, "fill-opacity": y1 === null || y2 === null ? 0.22 : 0.42 };
      const said = hint(`${members} ${members === 1 ? "member" : "members"}`);
      return tag("path", { d: outline([x1, y1], [x2, y2], height), ...attributes }, said);
    });
}

/** A band between two blocks. Without a block at one end, it narrows to half its height within a stub. */
function outline(
  [x1, y1]: readonly [number, number | null],
  [x2, y2]: readonly [number, number | null],
  height: number,
): string {
  const at = (...numbers: number[]) => numbers.map(rounded).join(" ");
  if (y1 === null || y2 === null) {
    const [base, tip, y] = y1 === null ? [x2, x2 - stub, y2!] : [x1, x1 + stub, y1];
    const narrowed = height * 0.25;
    return `M${at(base, y)} L${at(tip, y + narrowed)} L${at(tip, y + height - narrowed)} L${at(base, y + height)} Z`;
  }
  const middle = (x1 + x2) / 2;
  return (
    `M${at(x1, y1)} C${at(middle, y1, middle, y2, x2, y2)} L${at(x2, y2 + height)} ` +
    `C${at(middle, y2 + height, middle, y1 + height, x1, y1 + height)} Z`
  );
}

function drawBlock({ top, bottom, left, fill, said }: NamedBlock): string {
  return rectangle({ left, right: left + blockWidth, top, bottom }, { fill, rx: 2 }, hint(said));
}

/** Drawn last. Names end before the next column. */
function nameBlock({ top, bottom, left, said }: NamedBlock, room: number, colours: Colours): string[] {
  if (bottom - top < 9) return [];
  const style = { size: 11.5, fill: colours.text, rim: colours.background };
  return [text([left + blockWidth + 6, (top + bottom) / 2 + 4], fitted(said, 11.5, room), style)];
}

function saidOf({ members, name, place }: FlowBlock): string {
  if (place === "small") return `${members} in small ones`;
  return members > 1 ? `${name} +${members - 1}` : name;
}
