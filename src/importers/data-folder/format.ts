import type { Citation, Link, Standing } from "../../entities";
import type { ReviewYaml } from "./reviews";
import type { WrittenObject, YamlOf } from "./yaml-types";

/** Data that the JSON Schemas of `data/schema` accept. References are keys, dates are EDTF. */
export type CitationYaml =
  | string
  | ({ at: string } & WrittenObject<
      Pick<Citation, "item" | "field" | "value" | "standing" | "inferredFrom" | "retrievedAt">
    >);

export interface CitedYaml {
  cite?: CitationYaml | CitationYaml[];
}

export type LinkYaml = WrittenObject<Pick<Link, "url" | "purpose" | "inferredFrom">> &
  Partial<Pick<Link, "pointsAt">> &
  CitedYaml;

/** What may be written of everything. */
export interface StatedYaml extends CitedYaml {
  /** Where it is not made of its key. */
  id?: string;
  standing?: Standing;
  inferredFrom?: string;
  links?: LinkYaml[];
  reviewed?: ReviewYaml[] | null;
}

/** Arcs are not among their types: see `WrittenArc` and `keysWrittenOf`. */
export type DocumentYaml = YamlOf<"Document">;
export type TopicYaml = YamlOf<"Topic">;
export type OrganisationYaml = YamlOf<"Organisation">;
export type PartnershipYaml = YamlOf<"Partnership">;
export type PersonYaml = YamlOf<"Person", { filled: "sortName" }>;
export type AffiliationYaml = YamlOf<"Affiliation", { unwritten: "person"; filled: "state" }>;
export type PublicationYaml = YamlOf<"Publication", { filled: "displayTitle" }>;
export type ContributionYaml = YamlOf<"Contribution", { unwritten: "publication" | "contributor" }>;
export type AwardYaml = YamlOf<"Award">;
export type HonourYaml = YamlOf<"Honour", { unwritten: "award" | "recipients" }> & { recipients?: object[] };
export type ShowYaml = YamlOf<"Show", { filled: "displayTitle" }>;
export type ShowOrganisationYaml = YamlOf<"ShowOrganisation", { unwritten: "show" }>;
export type EpisodeYaml = YamlOf<
  "Episode",
  { unwritten: "show"; filled: "displayTitle" | "kind" | "status" }
>;
export type HostYaml = YamlOf<"Host", { unwritten: "show" | "episode" }>;
export type AppearanceYaml = YamlOf<"Appearance", { unwritten: "episode" }>;
export type AboutYaml = YamlOf<"About", { unwritten: "work" | "subject" }>;
