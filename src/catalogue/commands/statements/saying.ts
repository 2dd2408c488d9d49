import type { WrittenCitation } from "../../../entities/imported-citations";
import type { State } from "../../history/state";

/** What one document says of an entity, in place of what it said before. */
export interface Saying {
  readonly documentId: string;
  /** Its citations of the entity as a whole. */
  readonly wholes: readonly WrittenCitation[];
  /** The values of fields that it states as a source among others, each with its citation. */
  readonly values: ReadonlyMap<string, Stated>;
  /** Whether the entity is its own, so that what it says of a date comes first. */
  readonly isOwner: boolean;
  /** Whether a date may be another source's. */
  readonly isFree: (field: string) => boolean;
}

interface Stated {
  readonly value: string;
  readonly citation: WrittenCitation;
}

/** That a source says a value of a field. */
export interface Statement extends Stated {
  readonly field: string;
  /** The citation as it stands among the sources; null for a new one. */
  readonly written: WrittenCitation | null;
}

export const sourcesIn = ({ sources = [] }: State): readonly WrittenCitation[] =>
  sources as readonly WrittenCitation[];
