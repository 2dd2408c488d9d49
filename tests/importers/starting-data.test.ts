import { readdirSync, readFileSync } from "node:fs";

import { IdentifierScheme } from "../../src/domain/identifiers";
import { LinkPurpose, LinkTarget } from "../../src/domain/links/link";
import { Platform } from "../../src/domain/links/platforms";
import {
  AffiliationKind,
  AffiliationState,
  AppearanceRole,
  type Citation,
  ContributionRole,
  EpisodeKind,
  EpisodeStatus,
  HonourOutcome,
  HostRole,
  OrganisationKind,
  PartnershipKind,
  PublicationKind,
  ShowKind,
  ShowOrganisationRole,
  Standing,
} from "../../src/entities";
import {
  countByType,
  readDataFolder,
  type DataFolder,
} from "../../src/importers/data-folder/read-data-folder";
import { oddCodes } from "../../src/importers/data-folder/problem";
import { projectFolder } from "../helpers/starting-catalogue";

let data: DataFolder;
beforeAll(async () => {
  data = await readDataFolder(`${projectFolder}/data`);
});

describe("data/", () => {
  it("has no problem", () => {
    expect(data.problems).toEqual([]);
  });

  it("holds what it held when somebody last counted", () => {
    expect(countByType(data.entities)).toEqual({
      Document: 2,
      Topic: 37,
      Organisation: 45,
      Partnership: 1,
      Person: 31,
      Affiliation: 27,
      Publication: 34,
      Contribution: 17,
      About: 123,
      Award: 1,
      Honour: 7,
      Show: 32,
      ShowOrganisation: 22,
      Host: 25,
      Episode: 38,
      Appearance: 37,
    });
  });

  it("says of everything where it comes from", () => {
    const uncited = data.entities.filter(({ sources }) => sources.length === 0);

    // A document is a source itself.
    expect(countByType(uncited)).toEqual({ Document: 2 });
    expect(data.entities.flatMap(({ links }) => links.filter(({ sources }) => sources.length === 0))).toEqual(
      [],
    );
  });

  it("names the entry of the document in every citation of its lines", () => {
    const citations = data.entities.flatMap(({ sources, links }) => [
      ...sources,
      ...links.flatMap((link) => link.sources),
    ]);
    const linesOf = ({ line, lastLine }: Citation) => [line ?? 0, lastLine ?? line ?? 0] as const;
    const entries = citations.filter(({ item }) => item !== null);
    const unnamed = citations.filter((citation) => {
      const [first, last] = linesOf(citation);
      return entries.some((entry) => {
        const [from, to] = linesOf(entry);
        return (
          citation.documentId === entry.documentId && citation.item === null && from <= first && last <= to
        );
      });
    });

    expect(entries.length).toBeGreaterThan(300);
    expect(unnamed).toEqual([]);
  });

  it("says of everything concluded from what, and of nothing stated", () => {
    const statements = data.entities.flatMap((entity) => [entity, ...entity.links]);

    for (const { standing, inferredFrom } of statements) {
      expect(inferredFrom === null).toBe(standing !== Standing.INFERRED);
    }
    expect(statements.some(({ standing }) => standing === Standing.INFERRED)).toBe(true);
  });

  it("has one show a file, named after its key", () => {
    for (const name of readdirSync(`${projectFolder}/data/shows`)) {
      const text = readFileSync(`${projectFolder}/data/shows/${name}`, "utf8");
      expect(text).toContain(`\nkey: ${name.replace(".yaml", "")}\n`);
    }
  });

  it("describes in one short line of our own", () => {
    const lines = data.entities.flatMap((entity) =>
      ["description", "abstract"].flatMap((column) => (Reflect.get(entity, column) as string | null) ?? []),
    );

    expect(lines.length).toBeGreaterThan(50);
    for (const line of lines) expect(line).toMatch(/^.{10,110}\.$/);
  });
});

describe("a list of values in data/schema", () => {
  /** `people.affiliations.kind`: the way to it, by the names of properties. */
  function enumsIn(schema: unknown, names: readonly string[] = []): Array<[string, string[]]> {
    if (typeof schema !== "object" || schema === null) return [];
    return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
      if (key === "enum") return [[names.join("."), (value as string[]).toSorted()] as [string, string[]]];
      if (key !== "properties" && key !== "$defs") return enumsIn(value, names);
      return Object.entries(value as object).flatMap(([name, inner]) => enumsIn(inner, [...names, name]));
    });
  }

  it("is that of the enum in the code, value for value", () => {
    const inSchemas = readdirSync(`${projectFolder}/data/schema`).flatMap((file) =>
      enumsIn(JSON.parse(readFileSync(`${projectFolder}/data/schema/${file}`, "utf8"))).map(
        ([names, values]) => [`${file.replace(".schema.json", "")}: ${names}`, values] as const,
      ),
    );
    const valuesOf = (values: Record<string, string>) => Object.values(values).toSorted();

    expect(Object.fromEntries(inSchemas)).toEqual({
      "awards: awards.honours.outcome": valuesOf(HonourOutcome),
      "common: account.platform": valuesOf(Platform),
      // INFERRED is not written: it is so where there is `inferredFrom`.
      "common: citation.standing": ["CONFIRMED", "DISPUTED", "STATED"],
      "common: host.role": valuesOf(HostRole),
      "common: identifier.scheme": valuesOf(IdentifierScheme),
      "common: identifier.standing": valuesOf(Standing),
      "common: link.pointsAt": valuesOf(LinkTarget),
      "common: link.purpose": valuesOf(LinkPurpose),
      "common: review.code": [...oddCodes].toSorted(),
      // The other two are not written: a fact is stated, or inferred where it has `inferredFrom`.
      "common: standing": [Standing.CONFIRMED, Standing.DISPUTED],
      "organisations: organisations.kind": valuesOf(OrganisationKind),
      "organisations: partnerships.kind": valuesOf(PartnershipKind),
      "people: people.affiliations.kind": valuesOf(AffiliationKind),
      "people: people.affiliations.state": valuesOf(AffiliationState),
      "publications: publications.contributions.role": valuesOf(ContributionRole),
      "publications: publications.kind": valuesOf(PublicationKind),
      "show: episodes.appearances.roles": valuesOf(AppearanceRole),
      "show: episodes.kind": valuesOf(EpisodeKind),
      "show: episodes.status": valuesOf(EpisodeStatus),
      "show: kind": valuesOf(ShowKind),
      "show: organisations.role": valuesOf(ShowOrganisationRole),
    });
    expect(inSchemas).toHaveLength(21);
  });
});
