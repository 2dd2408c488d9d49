import type { IdentifierScheme } from "../../domain/identifiers";
import { LinkPurpose } from "../../domain/links/link";
import { sortNameOf } from "../../domain/names";
import { nameOf, present } from "../names";
import { inOneLine } from "../one-line";
import type {
  AboutRow,
  DateRow,
  IdentifierRow,
  LinkRow,
  Nodes,
  OrganisationRef,
  PublicationRef,
  ShowRef,
  Stated,
  PersonRef,
} from "../rows";
import { undisputed, urlsOf } from "../standings";
import type { ContributionRole } from "../words";

export interface CitedContribution extends Stated {
  readonly role: ContributionRole;
  readonly creditedAs: string | null;
  readonly contributor: (PersonRef & { readonly sortName: string }) | OrganisationRef | ShowRef | null;
}

/** A publication as a bibliography says it. */
export interface CitedWork extends PublicationRef, Stated {
  readonly title: string | null;
  readonly containerTitle: string | null;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly number: string | null;
  readonly language: string | null;
  readonly abstract: string | null;
  readonly publishedOn: DateRow | null;
  readonly identifiers: readonly IdentifierRow[];
  readonly links: readonly LinkRow[];
  readonly publisher: OrganisationRef | null;
  readonly contributions: Nodes<CitedContribution>;
  readonly about: Nodes<AboutRow> | null;
}

/** A name in the order in which it is read, and its parts where they are known and make up the name in that order. */
export interface CitedName {
  readonly name: string;
  readonly isPerson: boolean;
  readonly parts: { readonly family: string; readonly given: string; readonly suffix: string } | null;
}

/** Who contributed in this role, in the order of the work. A bibliography has no word for who is quoted. */
export function namesOf(
  { contributions }: CitedWork,
  role: Exclude<ContributionRole, "QUOTED">,
): CitedName[] {
  return present(undisputed(contributions.nodes).map((one) => (one.role === role ? nameIn(one) : null)));
}

function nameIn({ creditedAs, contributor }: CitedContribution): CitedName | null {
  if (contributor !== null && contributor.__typename !== "Person")
    return { name: inOneLine(nameOf(contributor)), isPerson: false, parts: null };
  const name = inOneLine(contributor?.name ?? creditedAs ?? "");
  if (name === "") return null;
  const [family = "", given = "", suffix = "", ...more] = (contributor?.sortName ?? sortNameOf(name))
    .split(", ")
    .map(inOneLine);
  const whole = [given, family, suffix].filter((part) => part !== "").join(" ");
  const areParts = more.length === 0 && given !== "" && whole === name.replaceAll(/,\s+/gu, " ");
  return { name, isPerson: true, parts: areParts ? { family, given, suffix } : null };
}

/** The title, else the words by which the graph speaks of it. */
export const titleOf = ({ title, displayTitle }: CitedWork): string => inOneLine(title ?? displayTitle);

/** Labels of the topics that it is about. */
export const subjectsOf = ({ about }: CitedWork): string[] =>
  present(undisputed(about?.nodes).map(({ subject }) => subject)).flatMap((subject) =>
    subject.__typename === "Topic" ? inOneLine(subject.label) : [],
  );

/** Those of the labels that a list with commas or semicolons between them can have. */
export const keywordsOf = (work: CitedWork): string[] =>
  subjectsOf(work).filter((label) => !/[,;]/.test(label));

/** Addresses of the text itself. */
export const addressesOf = ({ links }: CitedWork): string[] => urlsOf(links, LinkPurpose.RECORDING);

export const identifiersOf = ({ identifiers }: CitedWork, scheme: IdentifierScheme): string[] =>
  undisputed(identifiers).flatMap((one) => (one.scheme === scheme ? one.value : []));
