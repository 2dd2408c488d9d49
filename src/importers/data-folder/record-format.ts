import type { TypeName } from "../../domain/ids";
import type { EntityTypes } from "../../entities";
import type { EntityInput } from "../../catalogue/commands/derived-columns";
import type { Item } from "./item";

/** A list in YAML whose elements become entities of one type. */
export interface RecordList {
  readonly of: TypeName;
  /** What the list holds, for the JSON Schema. */
  readonly description: string;
  /** The relation of its elements to the record with the list; none for the list of a whole file. */
  readonly by?: string;
  readonly required?: true;
}

export type RecordLists = Readonly<Record<string, RecordList>>;

/** The record with a list. */
export interface Owner {
  readonly type: TypeName;
  /** Its key among its type, at the place of the one written. */
  readonly key: Item<string>;
  readonly value: object;
}

/** What a function of a format knows of the record. */
export interface RecordContext<Yaml> {
  readonly value: Yaml;
  readonly owner: Owner | null;
  /** Its position in its list, counted from 0. */
  readonly index: number;
  /** The name of a person of people.yaml; the key itself where there is none. */
  readonly nameOf: (personKey: string) => string;
}

/**
 * The YAML format of an entity, as far as it does not follow from its class and its rules (`recordRules`). Each column with a GraphQL field may be written, and
 * each reference, by key; what is neither nullable nor a list, and has no default, must be.
 */
export interface RecordFormat<Name extends TypeName, Yaml> {
  /** The key among its type. Ids are made from it, so it never changes. */
  readonly keyOf: (context: RecordContext<Yaml>) => string;
  /** Whether this key may come twice in a list: the second is numbered 2, in the file's order. */
  readonly mayRepeat?: (context: RecordContext<Yaml>) => boolean;
  /** Whether it is what others cite, and cites nothing itself. */
  readonly isSource?: true;
  /** Lists of other records within it. */
  readonly lists?: RecordLists;
  /** Properties that are not written, though the class has them. */
  readonly unwritten?: readonly string[];
  /** Values of columns for which none is written. */
  readonly filled?: {
    readonly [Column in keyof EntityInput<Name>]?: (
      context: RecordContext<Yaml>,
    ) => EntityTypes[Name][Column & keyof EntityTypes[Name]];
  };
  /** What a description in the JSON Schema says beyond that of the GraphQL field. */
  readonly notes?: { readonly [Property in keyof Yaml | "key"]?: string };
}

/** A format whose types are not known where it is used. */
export interface AnyRecordFormat {
  readonly keyOf: (context: RecordContext<never>) => string;
  readonly mayRepeat?: (context: RecordContext<never>) => boolean;
  readonly isSource?: true;
  readonly lists?: RecordLists;
  readonly unwritten?: readonly string[];
  readonly filled?: { readonly [column: string]: ((context: RecordContext<never>) => unknown) | undefined };
  readonly notes?: { readonly [property: string]: string | undefined };
}
