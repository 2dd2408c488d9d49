import type { Catalogue } from "../../src/catalogue/catalogue";
import { listDataGaps } from "../../src/catalogue/queries/data-gaps";
import { DataGapKind } from "../../src/projections/data-gaps/kinds";
import type { TypeName } from "../../src/domain/ids";
import { Standing } from "../../src/entities/standing";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";

const { NO_DATE, NO_HOST, NO_LINK, NO_SOURCE, CONTRADICTION } = DataGapKind;

async function gapsOf(
  catalogue: Catalogue,
  kind: DataGapKind,
  types: readonly TypeName[] | null = null,
): Promise<Set<string>> {
  const page = await listDataGaps(catalogue.reader, { kinds: [kind], types }, { first: 100, after: null });
  return new Set(page.nodes.map(({ id }) => id));
}

/** Two episodes of one show, of 2019 and 2021, and a person who may come to host. */
async function showOf() {
  const show = make.makeShow();
  const early = make.makeEpisode({ show, occurredOn: "2019" });
  const late = make.makeEpisode({ show, occurredOn: "2021" });
  const person = make.makePerson();
  const catalogue = await temporaryCatalogue();
  await upsert(catalogue, show, early, late, person);
  return { catalogue, show, early, late, person };
}

describe("The gap NO_HOST", () => {
  it("closes for the episodes of a show that gets a host, and opens when the host goes", async () => {
    const { catalogue, show, early, late, person } = await showOf();
    const host = make.makeHost({ person, show });
    expect(await gapsOf(catalogue, NO_HOST)).toEqual(new Set([early.id, late.id]));

    await upsert(catalogue, host);
    expect(await gapsOf(catalogue, NO_HOST)).toEqual(new Set());
    await catalogue.edit(testStamp, (edit) => edit.remove([host.id]));
    expect(await gapsOf(catalogue, NO_HOST)).toEqual(new Set([early.id, late.id]));
  });

  it("stays open for an episode at which no host was in post, and closes with its own host", async () => {
    const { catalogue, show, early, person } = await showOf();

    await upsert(catalogue, make.makeHost({ person, show, start: "2020" }));
    expect(await gapsOf(catalogue, NO_HOST)).toEqual(new Set([early.id]));
    await upsert(catalogue, make.makeHost({ person, episode: early }));
    expect(await gapsOf(catalogue, NO_HOST)).toEqual(new Set());
  });

  it("follows an episode's date, and an episode to another show", async () => {
    const { catalogue, show, early, late, person } = await showOf();
    const hostless = make.makeShow();
    await upsert(catalogue, hostless, make.makeHost({ person, show, start: "2020" }));

    await upsert(
      catalogue,
      make.makeEpisode({ id: early.id, slug: early.slug, show, occurredOn: "2022" }),
      make.changed(late, { showId: hostless.id }),
    );

    expect(await gapsOf(catalogue, NO_HOST)).toEqual(new Set([late.id]));
  });

  it("follows a host to another show", async () => {
    const { catalogue, show, early, late, person } = await showOf();
    const host = make.makeHost({ person, show });
    const other = make.makeShow();
    const otherEpisode = make.makeEpisode({ show: other });
    await upsert(catalogue, host, other, otherEpisode);
    expect(await gapsOf(catalogue, NO_HOST)).toEqual(new Set([otherEpisode.id]));

    await upsert(catalogue, make.changed(host, { showId: other.id }));

    expect(await gapsOf(catalogue, NO_HOST)).toEqual(new Set([early.id, late.id]));
  });
});

describe("The other gaps", () => {
  it("open for what has no date, no link or no source, and close when it gets one", async () => {
    const catalogue = await temporaryCatalogue();
    const show = make.makeShow();
    const bare = make.makeEpisode({ show, sources: [], links: [] });
    const unrecorded = { links: [], publishedOn: "2020", whyNoRecording: "at the speaker’s wish" };
    await upsert(catalogue, show, bare, make.makeEpisode({ show, ...unrecorded }));
    expect(await gapsOf(catalogue, NO_DATE)).toEqual(new Set([bare.id]));
    expect(await gapsOf(catalogue, NO_LINK)).toEqual(new Set([bare.id]));
    expect(await gapsOf(catalogue, NO_SOURCE)).toEqual(new Set([bare.id]));

    const { id, slug } = bare;
    await upsert(
      catalogue,
      make.makeEpisode({ id, slug, show, publishedOn: "2020", links: [make.makeLink()] }),
    );

    expect(await gapsOf(catalogue, NO_DATE)).toEqual(new Set());
    expect(await gapsOf(catalogue, NO_LINK)).toEqual(new Set());
    expect(await gapsOf(catalogue, NO_SOURCE)).toEqual(new Set());
  });

  it("go with what is removed", async () => {
    const catalogue = await temporaryCatalogue();
    const publication = make.makePublication({ sources: [] });
    await upsert(catalogue, publication);

    await catalogue.edit(testStamp, (edit) => edit.remove([publication.id]));

    const page = await listDataGaps(
      catalogue.reader,
      { kinds: null, types: null },
      { first: 10, after: null },
    );
    expect(page.nodes).toEqual([]);
  });

  it("are listed for the types that are asked for", async () => {
    const catalogue = await temporaryCatalogue();
    const [publication, award] = [make.makePublication(), make.makeAward()];
    const show = make.makeShow({ sources: [] });
    const behind = make.makeShowOrganisation({ show, organisation: make.makeOrganisation(), sources: [] });
    const organisation = make.makeOrganisation({ id: behind.organisationId });
    await upsert(catalogue, publication, award, show, organisation, behind);

    expect(await gapsOf(catalogue, NO_DATE, ["Award"])).toEqual(new Set([award.id]));
    expect(await gapsOf(catalogue, NO_SOURCE, ["Show"])).toEqual(new Set([show.id]));
    expect(await gapsOf(catalogue, NO_LINK, ["Award", "Publication"])).toEqual(
      new Set([award.id, publication.id]),
    );
  });
});

describe("The gap CONTRADICTION", () => {
  it("is of what a source says otherwise than is shown, and closes when it says so no more", async () => {
    const catalogue = await temporaryCatalogue();
    const person = make.makePerson();
    const document = make.makeDocument();
    const says = (more: object) => make.makeCitation({ documentId: document.id, line: null, ...more });
    const [agrees, otherwise] = [
      says({}),
      says({ field: "name", value: "Anne", standing: Standing.DISPUTED }),
    ];
    const spelling = says({ field: "name", value: "A. Lee", standing: Standing.STATED });
    const denied = says({ field: "name", value: null, standing: Standing.DISPUTED });

    await upsert(catalogue, document, make.changed(person, { sources: [agrees, spelling, denied] }));
    expect(await gapsOf(catalogue, CONTRADICTION)).toEqual(new Set());
    await upsert(catalogue, make.changed(person, { sources: [agrees, otherwise] }));
    expect(await gapsOf(catalogue, CONTRADICTION)).toEqual(new Set([person.id]));
    await upsert(catalogue, make.changed(person, { sources: [agrees] }));
    expect(await gapsOf(catalogue, CONTRADICTION)).toEqual(new Set());
  });

  it("is of an entity that is disputed as a whole, where a source that says no standing has another value", async () => {
    const catalogue = await temporaryCatalogue();
    const document = make.makeDocument();
    const citation = make.makeCitation({
      documentId: document.id,
      field: "name",
      value: "Anne",
      standing: null,
    });
    const person = make.makePerson({ standing: Standing.DISPUTED, sources: [citation] });

    await upsert(catalogue, document, person);

    expect(await gapsOf(catalogue, CONTRADICTION)).toEqual(new Set([person.id]));
  });
});
