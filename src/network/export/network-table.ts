/** When something was; either end is null where nobody knows it. */
export interface Spell {
  /** YYYY-MM-DD, both days included. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface NodeRow {
  readonly id: string;
  readonly label: string;
  /** Of a show or an organisation; null of a person. */
  readonly kind: string | null;
  /** One for each of the table's measures, in their order; null where the measure says nothing of it. */
  readonly values: ReadonlyArray<number | null>;
}

export interface EdgeRow {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
  /** How many things tie the two. */
  readonly evidence: number;
  /** When those were, ascending, each once; undated ones have none. */
  readonly spells: readonly Spell[];
}

/** Names a column of nodes: lower case, digits and underscores, since some formats take no more. */
export interface MeasureColumn {
  readonly name: string;
  readonly isWhole: boolean;
}

/** A network as any format writes it: rows that can be read more than once, made as they are read. */
export interface NetworkTable {
  /** What it is, in words. */
  readonly title: string;
  readonly isDirected: boolean;
  readonly measures: readonly MeasureColumn[];
  readonly nodes: Iterable<NodeRow>;
  readonly edges: Iterable<EdgeRow>;
}

/** The first and the last day that are known of it; null where none is. */
export function extentOf(spells: readonly Spell[]): Spell {
  const days = spells.flatMap(({ from, to }) => [from, to]).filter((day) => day !== null);
  return {
    from: days.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null),
    to: days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null),
  };
}
