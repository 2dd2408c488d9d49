import type { Provenance } from "../provenance";

/** A time span. Either end is null if unknown. */
export interface Spell {
  /** YYYY-MM-DD, both inclusive. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface NodeRow {
  readonly id: string;
  readonly label: string;
  /** The kind of a show or an organisation; null for a person. */
  readonly kind: string | null;
  /** One value per measure of the table, in order; null if undefined. */
  readonly values: ReadonlyArray<number | null>;
}

export interface EdgeRow {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
  /** The number of pieces of evidence. */
  readonly evidence: number;
  /** The spells of the evidence, ascending and distinct. Undated evidence has none. */
  readonly spells: readonly Spell[];
}

/** Column names: lower case, digits and underscores, because some formats allow nothing else. */
export interface MeasureColumn {
  readonly name: string;
  readonly isWhole: boolean;
}

/** A network as input to the formats. Rows are generated on reading and can be read several times. */
export interface NetworkTable {
  /** A description. */
  readonly title: string;
  readonly provenance: Provenance;
  readonly isDirected: boolean;
  readonly measures: readonly MeasureColumn[];
  readonly nodes: Iterable<NodeRow>;
  readonly edges: Iterable<EdgeRow>;
}

/** The label of each node, by id. */
export function labelsOf(nodes: NetworkTable["nodes"]): ReadonlyMap<string, string> {
  return new Map(Array.from(nodes, ({ id, label }) => [id, label]));
}

/** The first and last known day; null if there is none. */
export function extentOf(spells: readonly Spell[]): Spell {
  const days = spells.flatMap(({ from, to }) => [from, to]).filter((day) => day !== null);
  return {
    from: days.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null),
    to: days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null),
  };
}
