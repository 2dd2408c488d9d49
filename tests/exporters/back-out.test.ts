import type { Catalogue } from "../../src/catalogue/catalogue";
import type { Form } from "../../src/server/pages/operations";
import { demonstrationCatalogue } from "../helpers/demonstration-catalogue";
import { startingCatalogue } from "../helpers/starting-catalogue";
import { differences, fileOf, importedFrom, rowsOf, undisputed } from "./lists";

const work = `kind title displayTitle containerTitle volume issue number language abstract publishedOn { edtf } standing
  identifiers { scheme value } links { url purpose standing } publisher { name }
  about(first: 50) { nodes { standing subject { __typename ... on Topic { label } } } }
  contributions(first: 50) { nodes { role standing creditedAs contributor { ... on Person { name sortName } ... on Organisation { name } ... on Show { name: displayTitle } } } }`;

interface WorkRow extends Record<string, unknown> {
  readonly kind: string;
  readonly title: string | null;
  readonly displayTitle: string;
  readonly number: string | null;
  readonly issue: string | null;
  readonly standing: string;
  readonly publishedOn: { readonly edtf: string } | null;
  readonly identifiers: ReadonlyArray<{ readonly scheme: string; readonly value: string }>;
  readonly links: ReadonlyArray<{
    readonly url: string;
    readonly purpose: string;
    readonly standing: string;
  }>;
  readonly about: {
    readonly nodes: ReadonlyArray<{ standing: string; subject: { __typename: string; label?: string } }>;
  };
  readonly contributions: {
    readonly nodes: ReadonlyArray<{
      role: string;
      standing: string;
      creditedAs: string | null;
      contributor: { name: string; sortName?: string } | null;
    }>;
  };
}

/** What docs/exporting.md says that a format has of a publication. */
function carriedBy(form: Form, row: WorkRow): unknown {
  const { kind, title, displayTitle, number, issue, identifiers, links, about, contributions } = row;
  const isArticle = kind === "ARTICLE" || kind === "NEWS_STORY";
  const addresses = undisputed(links).filter(({ purpose }) => purpose === "RECORDING");
  const schemes = form === "bibtex" ? /DOI|ISBN|HANDLE/ : /DOI|ISBN/;
  const edtf = row.publishedOn?.edtf ?? null;
  const carriesIssue = kind === "ARTICLE" || kind === "EDITED_ISSUE";
  return {
    ...row,
    title: title ?? displayTitle,
    displayTitle: title ?? displayTitle,
    issue: carriesIssue ? issue : null,
    number: isArticle && form !== "cslJson" ? null : number,
    publishedOn:
      edtf === null ? null : form === "cslJson" ? edtf.replace(/T.*/, "").replace(/[?%]/, "~") : edtf,
    identifiers: identifiers.filter(({ scheme }) => schemes.test(scheme)),
    standing: "STATED",
    links: (form === "ris" ? addresses : addresses.slice(0, 1)).map(({ url }) => url),
    about: undisputed(about.nodes)
      .flatMap(({ subject }) => subject.label ?? [])
      .filter((label) => form === "ris" || !/[,;]/.test(label))
      .toSorted(),
    // Roles are lists of their own there, each in its order.
    contributions: ["AUTHOR", "EDITOR", "CONTRIBUTOR"].flatMap((role) =>
      undisputed(contributions.nodes)
        .filter((one) => one.role === role)
        .flatMap((one) =>
          (one.contributor ?? one.creditedAs) ? [`${role} ${one.contributor?.name ?? one.creditedAs}`] : [],
        ),
    ),
  };
}

describe.each([
  ["starting", startingCatalogue],
  ["demonstration", demonstrationCatalogue],
])("The %s catalogue, exported and imported into an empty one,", (_, open) => {
  it.each(["bibtex", "ris", "cslJson"] as const)("has the same publications by %s", async (form) => {
    const original = await open();
    const rows = (await rowsOf(original, "publications", work)) as WorkRow[];

    const { catalogue, report } = await importedFrom(await fileOf(original, form));

    const said = undisputed(rows).map((row) => carriedBy(form, row));
    const read = ((await rowsOf(catalogue, "publications", work)) as WorkRow[]).map((row) =>
      carriedBy(form, row),
    );
    expect(report.files.map(({ refused }) => refused)).toEqual([[]]);
    expect(differences(read, said)).toEqual([]);
    expect(said.length).toBeGreaterThan(0);
  });
});

describe("The feed of a show, exported and imported into an empty catalogue,", () => {
  it.each([
    ["starting", startingCatalogue],
    ["demonstration", demonstrationCatalogue],
  ])("has the same episodes and people of the %s catalogue", async (_, open) => {
    const original = await open();
    const episode = `kind number standing title: displayTitle publishedOn { edtf } duration
      hosts { role standing person { name } } appearances(first: 100) { nodes { standing creditedAs person { name } } }`;
    interface EpisodeRow extends Record<string, unknown> {
      readonly standing: string;
      readonly hosts: ReadonlyArray<{ role: string; standing: string; person: { name: string } | null }>;
      readonly appearances: {
        nodes: ReadonlyArray<{
          standing: string;
          creditedAs: string | null;
          person: { name: string } | null;
        }>;
      };
    }
    const carried = ({ title, kind, number, hosts, appearances }: EpisodeRow) => ({
      title,
      kind,
      number,
      hosts: undisputed(hosts)
        .flatMap(({ role, person }) => (role === "ORGANISER" ? [] : (person?.name ?? [])))
        .toSorted(),
      people: undisputed(appearances.nodes)
        .map(({ person, creditedAs }) => person?.name ?? creditedAs ?? "")
        .toSorted(),
    });
    const shows = (await rowsOf(original, "shows", "slug kind"))
      .filter(({ kind }) => kind === "PODCAST")
      .slice(0, 3);

    for (const { slug } of shows) {
      const list = `episodes(filter: { show: "${String(slug)}" }, `;
      const rows = (await rowsOf(original, list, episode)) as EpisodeRow[];
      const { catalogue, report } = await importedFrom(await fileOf(original, "rss", "Show", String(slug)));

      expect(report.files.map(({ refused }) => refused)).toEqual([[]]);
      const read = ((await rowsOf(catalogue, "episodes", episode)) as EpisodeRow[]).map(carried);
      expect(differences(read, undisputed(rows).map(carried))).toEqual([]);
    }
    expect(shows.length).toBeGreaterThan(0);
  });
});

describe("The résumé of a person, exported and imported into an empty catalogue,", () => {
  it("has the same organisations, awards and publications", async () => {
    const original = await startingCatalogue();
    const person = `name description affiliations(first: 50) { nodes { standing roleTitle organisation { name } } }
      honours(first: 50) { nodes { standing outcome award { name year conferredBy { name } } } }
      publications(first: 50) { nodes { standing role publication { standing displayTitle publisher { name } } } }`;
    interface PersonRow {
      readonly name: string;
      readonly description: string | null;
      readonly affiliations: {
        nodes: ReadonlyArray<{ standing: string; roleTitle: string | null; organisation: { name: string } }>;
      };
      readonly honours: { nodes: ReadonlyArray<{ standing: string; outcome: string; award: unknown }> };
      readonly publications: {
        nodes: ReadonlyArray<{
          standing: string;
          role: string;
          publication: { standing: string; displayTitle: string; publisher: unknown };
        }>;
      };
    }
    const carried = ({ name, description, affiliations, honours, publications }: PersonRow) => ({
      name,
      description,
      affiliations: undisputed(affiliations.nodes)
        .map(({ roleTitle, organisation }) => `${roleTitle} ${organisation.name}`)
        .toSorted(),
      honours: undisputed(honours.nodes)
        .flatMap(({ outcome, award }) => (outcome === "WON" ? [JSON.stringify(award)] : []))
        .toSorted(),
      publications: undisputed(publications.nodes)
        .filter(({ role, publication }) => role !== "QUOTED" && undisputed([publication]).length > 0)
        .map(({ publication: { displayTitle, publisher } }) => JSON.stringify([displayTitle, publisher]))
        .toSorted(),
    });
    const of = async (catalogue: Catalogue) =>
      carried(
        (await rowsOf(catalogue, "people", person)).find(
          ({ name }) => name === "Victoria Carr",
        ) as unknown as PersonRow,
      );

    const { catalogue, report } = await importedFrom(
      await fileOf(original, "jsonResume", "Person", "victoria-carr"),
    );

    expect(report.files.map(({ refused }) => refused)).toEqual([[]]);
    expect(await of(catalogue)).toEqual(await of(original));
  });
});
