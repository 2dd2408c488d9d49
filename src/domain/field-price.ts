/** The assumed length of a list without paging, such as an episode's hosts, if nothing is declared: these lists are short. */
export const assumedListSize = 3;

/** The number of items of a field: `@listSize` of IBM's cost specification. */
export interface ListSize {
  /** The assumed length of a list whose arguments do not give it. Default: `assumedListSize`. */
  readonly assumedSize?: number;
  /** The arguments, of type Int, that give the length. The largest given one counts. */
  readonly slicingArguments?: readonly string[];
  /** Of a page: its fields that are the list. Without them the field itself is the list. */
  readonly sizedFields?: readonly string[];
}

/** The arguments that filter a list. */
export const filterArguments: ReadonlySet<string> = new Set(["filter", "relatedTo"]);

/**
 * The cost of a field beyond that of its result, in points, and the length of its list; docs/limits.md has the tariff. About a
 * hundred points for reading a hundred thousand rows of which none is returned. In the SDL of subgraphs each is a directive
 * (`federation/cost-directives.ts`).
 */
export interface FieldPrice extends ListSize {
  /** Charged once per occurrence in the operation: the keys of all objects share one statement. */
  readonly asked?: number;
  /** Charged for each parent object. */
  readonly each?: number;
  /** Charged once if filters are given (`filterArguments`): it reads rows that it drops. */
  readonly filtered?: number;
  /** Types whose rows the field reads without returning them; lists ("Person.appearances"), of each parent. */
  readonly reads?: readonly string[];
  /** Charged for each thousand of these rows, in addition to `asked`. */
  readonly askedPerThousand?: number;
  /** Charged for each thousand of these rows and each condition of the filters, in addition to `filtered`. */
  readonly filteredPerThousand?: number;
  /** The maximum length of a list, if most are much shorter: lists count as three each, but together at least this. */
  readonly longest?: number;
  /**
   * Types ("Episode") and relations ("Person.appearances") that bound the length of a list: the sum of all rows of a type, and
   * of the children of the parent that has most.
   */
  readonly atMost?: readonly string[];
  /** Whether an entity is in the list of one parent only: the lists of all parents together have at most all rows of its type. */
  readonly isOfOneParent?: boolean;
}

/** The part of a GraphQL field that has its price. */
interface PricedField {
  extensions: Readonly<Record<string, unknown>>;
}

/** The price of a field; empty if none was set. */
export function priceOf({ extensions }: Readonly<PricedField>): FieldPrice {
  return (extensions["price"] as FieldPrice | undefined) ?? {};
}

export function setPrice(field: PricedField, price: FieldPrice): void {
  field.extensions = { ...field.extensions, price };
}
