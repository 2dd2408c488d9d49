import { listLinkBearers, resolveLink } from "../../src/catalogue/queries/resolve";
import { IdentifierScheme } from "../../src/domain/identifiers";
import { LinkPurpose, LinkTarget } from "../../src/domain/links/link";
import { Platform } from "../../src/domain/links/platforms";
import { Standing } from "../../src/entities/standing";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";

const url = "https://youtu.be/Vss6Ln103Us?si=1";
const shared = "https://www.youtube.com/watch?v=Vss6Ln103Us&feature=youtu.be";
const { ABOUT, EVIDENCE, MATERIAL, PROFILE, RECORDING } = LinkPurpose;
const { EPISODE, PERSON, SHOW, UNKNOWN } = LinkTarget;

const linked = (purpose: LinkPurpose, pointsAt: LinkTarget) => ({
  links: [make.makeLink({ url, purpose, pointsAt })],
});

async function resolved(...things: Parameters<typeof upsert>[1][]) {
  const catalogue = await temporaryCatalogue();
  await upsert(catalogue, ...things);
  const { kind, id, canonicalUrl } = await resolveLink(catalogue.reader, shared);
  const { nodes } = await listLinkBearers(catalogue.reader, canonicalUrl, { first: 100, after: null });
  return { catalogue, kind, id, bearers: nodes.map((bearer) => bearer.id) };
}

describe("A link", () => {
  const show = make.makeShow();

  it("leads to the one thing that has it for its own, in whatever form it is shared", async () => {
    const episode = make.makeEpisode({ show, ...linked(RECORDING, EPISODE) });

    expect(await resolved(show, episode)).toMatchObject({
      kind: "ONE",
      id: episode.id,
      bearers: [episode.id],
    });
  });

  it("that is not known to lead elsewhere leads to what has it for its page", async () => {
    const person = make.makePerson(linked(PROFILE, UNKNOWN));

    expect(await resolved(person)).toMatchObject({ kind: "ONE", id: person.id });
  });

  it("leads to several, where several have it for theirs", async () => {
    const episodes = [1, 2].map(() => make.makeEpisode({ show, ...linked(RECORDING, EPISODE) }));
    const { kind, id, bearers } = await resolved(show, ...episodes);

    expect({ kind, id }).toEqual({ kind: "SEVERAL", id: null });
    expect(new Set(bearers)).toEqual(new Set(episodes.map((episode) => episode.id)));
  });

  it("leads to one, though that has it twice and others bear it, which come after it", async () => {
    const twice = [make.makeLink({ url, purpose: PROFILE, pointsAt: EPISODE })];
    const episode = make.makeEpisode({
      show,
      links: [...linked(RECORDING, EPISODE).links, ...twice, ...linked(EVIDENCE, EPISODE).links],
    });
    const person = make.makePerson(linked(ABOUT, EPISODE));
    const appearance = make.makeAppearance({ person, episode, ...linked(EVIDENCE, UNKNOWN) });

    expect(await resolved(show, episode, person, appearance)).toMatchObject({
      kind: "ONE",
      id: episode.id,
      bearers: [episode.id, episode.id, episode.id, appearance.id, person.id],
    });
  });

  it.each([
    ["as a page about them", linked(ABOUT, PERSON)],
    ["as material", linked(MATERIAL, UNKNOWN)],
    ["though it leads to something else", linked(RECORDING, SHOW)],
  ])("is indirect where things bear it %s", async (_, links) => {
    const person = make.makePerson(links);

    expect(await resolved(person)).toMatchObject({ kind: "INDIRECT", id: null, bearers: [person.id] });
  });

  it("is never a relation’s own", async () => {
    const [person, episode] = [make.makePerson(), make.makeEpisode({ show })];
    const appearance = make.makeAppearance({ person, episode, ...linked(RECORDING, UNKNOWN) });

    expect(await resolved(show, person, episode, appearance)).toMatchObject({
      kind: "INDIRECT",
      bearers: [appearance.id],
    });
  });

  it("leads nowhere where nothing bears it, and no more once what bore it is gone", async () => {
    const person = make.makePerson(linked(PROFILE, PERSON));
    const { catalogue } = await resolved(person);
    await catalogue.edit(testStamp, (edit) => edit.remove([person.id]));

    expect(await resolveLink(catalogue.reader, shared)).toMatchObject({ kind: "NONE", id: null });
  });

  it("follows what is changed", async () => {
    const person = make.makePerson(linked(PROFILE, PERSON));
    const { catalogue } = await resolved(person);
    await upsert(catalogue, make.changed(person, { links: [make.makeLink({ url: "https://example.org" })] }));

    expect(await resolveLink(catalogue.reader, shared)).toMatchObject({ kind: "NONE" });
    expect(await resolveLink(catalogue.reader, "http://www.example.org/")).toMatchObject({
      kind: "ONE",
      id: person.id,
    });
  });

  it("of an account or a feed leads to whose it is, stated or made of the handle", async () => {
    const person = make.makePerson({ accounts: [{ platform: Platform.X, handle: "@PookyH", url: null }] });
    const account = { platform: Platform.LINKEDIN, handle: "x", url: "https://linkedin.com/company/x" };
    const organisation = make.makeOrganisation({ accounts: [account] });
    const podcast = make.makeShow({ feedUrl: "https://feeds.example.org/podcast.xml" });
    const { catalogue } = await resolved(person, organisation, podcast);

    for (const [address, thing] of [
      ["https://mobile.twitter.com/pookyh", person],
      ["https://www.linkedin.com/company/x/", organisation],
      ["http://feeds.example.org/podcast.xml", podcast],
    ] as const)
      expect(await resolveLink(catalogue.reader, address)).toMatchObject({ kind: "ONE", id: thing.id });
  });
});

describe("The URI of an identifier", () => {
  const { DOI, HANDLE, ISBN, ISNI, ISSN, ORCID, ORG_ID, ROR, WIKIDATA } = IdentifierScheme;

  it.each([
    [
      DOI,
      "10.1000/a(b)1<c>2?d",
      ["https://doi.org/10.1000/A(b)1%3Cc%3E2%3Fd", "http://dx.doi.org/10.1000/a(b)1<c>2%3fd/"],
    ],
    [DOI, "10.1000/182", ["https://hdl.handle.net/10.1000/182"]],
    [
      HANDLE,
      "10034/622189",
      ["https://hdl.handle.net/10034/622189", "http://hdl.handle.net/10034/622189?utm_source=x"],
    ],
    [ISBN, "9780306406157", ["urn:isbn:9780306406157", "URN:ISBN:0-306-40615-2"]],
    [
      ISNI,
      "0000 0001 2150 090X",
      ["https://isni.org/isni/000000012150090X", "http://www.isni.org/isni/0000%200001%202150%20090x"],
    ],
    [ISSN, "2049-3630", ["urn:issn:2049-3630"]],
    [
      ORCID,
      "0000-0002-1825-0097",
      ["https://orcid.org/0000-0002-1825-0097", "http://www.orcid.org/0000-0002-1825-0097/"],
    ],
    [ROR, "05gq02987", ["https://ror.org/05gq02987", "https://ror.org/05GQ02987"]],
    [WIKIDATA, "Q42", ["http://www.wikidata.org/entity/Q42", "https://m.wikidata.org/wiki/q42#P31"]],
  ] as const)("%s %s leads to what has it, in any form", async (scheme, value, forms) => {
    const identifiers = [make.makeIdentifier(scheme, value)];
    const publication = make.makePublication({ identifiers });
    const { catalogue } = await resolved(publication);

    for (const form of forms)
      expect(await resolveLink(catalogue.reader, form)).toMatchObject({ kind: "ONE", id: publication.id });
  });

  it("leads to several where it is disputed, and to one that has it as a link too", async () => {
    const identifiers = [
      Object.assign(make.makeIdentifier(DOI, "10.1000/182"), { standing: Standing.DISPUTED }),
    ];
    const link = make.makeLink({
      url: "http://dx.doi.org/10.1000/182",
      purpose: RECORDING,
      pointsAt: LinkTarget.PUBLICATION,
    });
    const publication = make.makePublication({ identifiers, links: [link] });
    const { catalogue } = await resolved(publication);
    const doi = "https://doi.org/10.1000/182";

    expect(await resolveLink(catalogue.reader, doi)).toMatchObject({ kind: "ONE", id: publication.id });
    await upsert(catalogue, make.makePublication({ identifiers }));
    expect(await resolveLink(catalogue.reader, doi)).toMatchObject({ kind: "SEVERAL", id: null });
  });

  it("follows what is changed", async () => {
    const publication = make.makePublication({
      identifiers: [make.makeIdentifier(DOI, "10.1000/182")],
    });
    const { catalogue } = await resolved(publication);
    await upsert(catalogue, make.changed(publication, { identifiers: [] }));

    expect(await resolveLink(catalogue.reader, "https://doi.org/10.1000/182")).toMatchObject({
      kind: "NONE",
    });
  });

  it("of a registry without such addresses leads nowhere, and another URN is no address", async () => {
    const identifiers = [make.makeIdentifier(ORG_ID, "GB-EDU-123456")];
    const { catalogue } = await resolved(make.makeOrganisation({ identifiers }));

    for (const text of ["urn:org:GB-EDU-123456", "urn:isbn:9780306406158", "urn:isbn:"])
      await expect(resolveLink(catalogue.reader, text)).rejects.toMatchObject({ code: "BAD_LINK" });
    for (const page of ["https://doi.org/", "https://doi.org/%ff", "https://orcid.org/0000-0002-1825-0098"])
      expect(await resolveLink(catalogue.reader, page)).toMatchObject({ kind: "NONE" });
  });
});
