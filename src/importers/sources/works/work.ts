import type { IdentifierValue } from "../../../domain/identifiers";
import type { ContributionRole } from "../../../entities/contribution";
import type { PublicationKind } from "../../../entities/publication";
import type { Place } from "../../records";

/** A name in the order in which it is read, and what a source says of its parts. */
export interface WrittenName {
  readonly name: string;
  /** "van Beethoven, Ludwig"; null where the source does not say which part is the family name. */
  readonly sortName: string | null;
  /** Whether it is of a body and not of a person. */
  readonly isBody: boolean;
}

export interface Contributor extends WrittenName {
  readonly role: ContributionRole;
  /** The name as written, in the order in which it is read. */
  readonly credited: string;
  /** As the registry writes it; null where the source has none. */
  readonly orcid: string | null;
  /** The key of the source's own record of the person; null where the list is all that the source says of them. */
  readonly personKey: string | null;
}

/** What a bibliography, a profile or a page says of one publication. */
export interface Work {
  /** The source's own name of it, which two works may have by mistake. */
  readonly key: string;
  readonly place: Place;
  readonly kind: PublicationKind;
  readonly title: string | null;
  readonly containerTitle: string | null;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly number: string | null;
  readonly publisher: string | null;
  /** EDTF; null where it is not known. */
  readonly publishedOn: string | null;
  readonly abstract: string | null;
  /** BCP 47; null where it is not known. */
  readonly language: string | null;
  readonly identifiers: readonly IdentifierValue[];
  /** Addresses of the text itself. */
  readonly urls: readonly string[];
  /** In the order of the list, those without a known name included. */
  readonly contributors: readonly Contributor[];
  /** Labels of its subjects. */
  readonly subjects: readonly string[];
}

/** A work of which nothing is known but its kind. */
export const emptyWork = {
  title: null,
  containerTitle: null,
  volume: null,
  issue: null,
  number: null,
  publisher: null,
  publishedOn: null,
  abstract: null,
  language: null,
  identifiers: [],
  urls: [],
  contributors: [],
  subjects: [],
} satisfies Partial<Work>;
