import { LinkPurpose, LinkTarget } from "../../src/domain/links/link";
import { sortNameOf } from "../../src/domain/names";
import { newId } from "../../src/domain/ids";
import { ContributionRole } from "../../src/entities/contribution";
import { PublicationKind } from "../../src/entities/publication";
import { Standing } from "../../src/entities/standing";
import type { CitedContribution, CitedWork } from "../../src/formats/bibliographies/works";
import type { DateRow } from "../../src/formats/rows";
import { parseEdtf } from "../../src/domain/edtf";

export const dated = (edtf: string): DateRow => parseEdtf(edtf);

export const byPerson = (
  name: string,
  role = ContributionRole.AUTHOR,
  sortName = sortNameOf(name),
): CitedContribution => ({
  standing: Standing.STATED,
  role,
  creditedAs: null,
  contributor: { __typename: "Person", id: newId("Person"), slug: "person", name, sortName },
});

export const byBody = (name: string, role = ContributionRole.AUTHOR): CitedContribution => ({
  standing: Standing.STATED,
  role,
  creditedAs: null,
  contributor: { __typename: "Organisation", id: newId("Organisation"), slug: "body", name, kind: null },
});

export const topic = (label: string) => ({
  standing: Standing.STATED,
  subject: { __typename: "Topic" as const, id: newId("Topic"), slug: "topic", label },
});

export const recordingAt = (url: string) => ({
  url,
  purpose: LinkPurpose.RECORDING,
  pointsAt: LinkTarget.PUBLICATION,
  standing: Standing.STATED,
});

/** A publication of which nothing is known but its title. */
export const workRow = (more: Partial<CitedWork> = {}): CitedWork => ({
  __typename: "Publication",
  id: newId("Publication"),
  slug: "maps",
  standing: Standing.STATED,
  publicationKind: PublicationKind.ARTICLE,
  title: "Maps",
  displayTitle: "Maps",
  containerTitle: null,
  volume: null,
  issue: null,
  number: null,
  language: null,
  abstract: null,
  publishedOn: null,
  identifiers: [],
  links: [],
  publisher: null,
  contributions: { nodes: [] },
  about: { nodes: [] },
  ...more,
});
