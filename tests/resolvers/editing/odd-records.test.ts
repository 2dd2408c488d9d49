import { editableGraph, episode, problem, show, sources } from "./editable-graph";

describe("A mutation of something odd that is true", () => {
  it("makes an episode that came out before it took place, one with the guid of another, and a participant without a name", async () => {
    const { run, catalogue } = await editableGraph();
    const create = async (type: string, input: object) => {
      const { changed } = await run(
        `mutation ($input: Create${type}Input!) { changed: create${type}(input: $input) { ${problem} } }`,
        { input: { sources, ...input } },
      );
      return changed?.userErrors;
    };
    const early = { show: show.id, title: "Two", occurredOn: "2021-03-02", publishedOn: "2021-02" };
    const odd = { guid: "x", startsAt: "PT1H5M", whyNoRecording: "lost" };
    const part = { episode: episode.id, roles: ["GUEST"], creditedAs: "Various speakers" };

    expect(await create("Episode", { ...early, ...odd })).toEqual([]);
    expect(await create("Episode", { show: show.id, title: "Three", guid: "x" })).toEqual([]);
    expect(await create("Appearance", { ...part, startsAt: "PT2M", endsAt: "PT1M" })).toEqual([]);
    expect(await create("Appearance", { ...part, creditedAs: null })).toMatchObject([{ code: "REQUIRED" }]);
    expect(await catalogue.check()).toEqual([]);
  });
});
