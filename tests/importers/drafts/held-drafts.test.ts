import type { Catalogue } from "../../../src/catalogue/catalogue";
import { draftsOf } from "../../../src/importers/drafts/drafts";
import { idOfRecord, type Source, sourceOf } from "../../../src/importers/drafts/source";
import { identifySource } from "../../../src/importers/identify/identify-source";
import { type ImportRecord, to } from "../../../src/importers/records";
import { editor } from "../../helpers/editor";
import { type Ask, graphOver } from "../../helpers/graph-over";
import { openedCatalogue } from "../../helpers/temporary-database";

const file = "made.xml";
const folder = "import made";

const recordOf = (
  type: ImportRecord["type"],
  key: string,
  said: Partial<ImportRecord> & Pick<ImportRecord, "values">,
): ImportRecord => ({
  type,
  key,
  place: { file, line: 1, item: key },
  references: {},
  links: [],
  isMentioned: false,
  inference: null,
  ...said,
});

const onEpisode = { episodeId: to("Episode", "one"), personId: to("Person", "ann") };

/** An episode that is inferred; that Ann Lee was on it is stated, and stands before it. */
const source: Source = sourceOf("made", [
  {
    file,
    source: {
      key: "made",
      title: "Made",
      documentTitle: "Made",
      url: null,
      items: [],
      remarks: [],
      records: [
        recordOf("Show", "show", { values: { title: "Tides", displayTitle: "Tides", kind: "PODCAST" } }),
        recordOf("Appearance", "ann", { values: { roles: ["GUEST"], position: 1 }, references: onEpisode }),
        recordOf("Episode", "one", {
          values: { title: "Maps", status: "HELD" },
          references: { showId: to("Show", "show") },
          inference: { confidence: 0.5, from: "a list of titles" },
        }),
        recordOf("Person", "ann", { values: { name: "Ann Lee" }, isMentioned: true }),
      ],
    },
  },
]);

const [episodeId, appearanceId] = [
  idOfRecord(source, "Episode", "one"),
  idOfRecord(source, "Appearance", "ann"),
];

describe("What refers to a draft that waits", () => {
  let catalogue: Catalogue;
  let ask: Ask;

  beforeEach(async () => {
    ({ catalogue } = await openedCatalogue());
    ask = graphOver(catalogue, editor);
  });

  const draftsWith = async (given: {
    readonly acceptedIds?: readonly string[];
    readonly rejectedIds?: readonly string[];
  }) =>
    draftsOf(source, await identifySource(catalogue, source, new Set()), {
      acceptAbove: 0.9,
      acceptedIds: new Set(given.acceptedIds),
      rejectedIds: new Set(given.rejectedIds),
      refusedIds: new Map(),
      taken: new Map(),
    });

  it("waits with it, is accepted with it, and is gone with what was rejected", async () => {
    const waiting = await draftsWith({});
    expect(waiting.accepted.map(({ id }) => id)).not.toContain(appearanceId);
    expect(waiting.waiting.map(({ report: { what, inference } }) => [what, inference.from])).toEqual([
      ["Ann Lee, guest of “Maps”", "a list of titles"],
      ["Episode “Maps”", "a list of titles"],
    ]);

    const accepted = await draftsWith({ acceptedIds: [episodeId] });
    expect([accepted.waiting, accepted.accepted.map(({ id }) => id)]).toEqual([
      [],
      expect.arrayContaining([episodeId, appearanceId]),
    ]);

    const rejected = await draftsWith({ rejectedIds: [episodeId] });
    expect([rejected.waiting, rejected.accepted.map(({ id }) => id)]).toEqual([
      [],
      expect.not.arrayContaining([appearanceId]),
    ]);
  });

  it("is held back in a review until that is accepted", async () => {
    const { accepted, waiting } = await draftsWith({});
    const load = { folder, source: "Made", entities: accepted, leftOut: { records: 0, problems: [] } };
    await catalogue.load({ ...load, drafts: waiting.map(({ draft }) => draft) }, { by: "import" });
    const { data } = await ask<{ drafts: { nodes: Array<{ draft: string; entity: string }> } }>(
      "{ drafts(kind: IMPORT) { nodes { draft entity } } }",
    );
    const accept = async (entity: string) => {
      const id = data.drafts.nodes.find((one) => one.entity === entity)?.draft;
      const { data: done, errors } = await ask<{
        acceptDraft: { userErrors: Array<{ code: string; message: string }> };
      }>(
        "mutation ($input: AcceptDraftInput!) { acceptDraft(input: $input) { userErrors { code message } } }",
        { input: { id } },
      );
      expect(errors).toEqual([]);
      return done.acceptDraft.userErrors;
    };

    const waits: unknown = expect.stringMatching(
      /Expected that what it refers to is accepted, but .* waits .*“Episode “Maps”/,
    );
    expect(await accept(appearanceId)).toEqual([{ code: "CONFLICT", message: waits }]);
    expect(await accept(episodeId)).toEqual([]);
    expect(await accept(appearanceId)).toEqual([]);
    expect(await catalogue.check()).toEqual([]);
  });
});
