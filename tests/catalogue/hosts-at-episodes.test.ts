import type { Catalogue } from "../../src/catalogue/catalogue";
import { hostsAtEpisodes } from "../../src/catalogue/queries/episode-hosts";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";

async function hostsAt(catalogue: Catalogue, episode: make.Known): Promise<string[]> {
  const hosts = await hostsAtEpisodes(catalogue.reader, [episode.id]);
  return hosts.get(episode.id)?.map(({ id }) => id) ?? [];
}

interface Post {
  start?: string;
  end?: string;
}

/** Whether a show's host with these dates is at an episode of that date. */
async function isAtEpisode(post: Post, occurredOn: string | null): Promise<boolean> {
  const catalogue = await temporaryCatalogue();
  const show = make.makeShow();
  const person = make.makePerson();
  const episode = make.makeEpisode({ show, occurredOn });
  const host = make.makeHost({ person, show, ...post });
  await upsert(catalogue, show, person, episode, host);
  return (await hostsAt(catalogue, episode)).includes(host.id);
}

describe("A show's host is at an episode, unless known to be out of post at its date", () => {
  it.each<[Post, string | null]>([
    [{}, "2021-06-15"],
    [{}, null],
    // Neither end of the post is past the day.
    [{ start: "2021-06-15", end: "2021-06-15" }, "2021-06-15"],
    [{ start: "2020", end: "2022" }, "2021-06-15"],
    // The day may lie in the year in which the post began or ended.
    [{ start: "2021" }, "2021-06-15"],
    [{ end: "2021" }, "2021-06-15"],
    [{ start: "2021-06-15" }, "2021"],
    [{ end: "2021-06-15" }, "2021"],
    [{ start: "2021-06" }, "2021-06-01/2021-06-20"],
    // Nothing is known against it.
    [{ start: "2030" }, null],
    [{ end: "2010" }, null],
    [{ end: "2010/.." }, "2021"],
    [{ start: "../2030" }, "2021"],
    [{ start: "2021" }, "2019/.."],
    [{ end: "2021" }, "../2030"],
  ])("%j at an episode of %s", async (post, occurredOn) => {
    expect(await isAtEpisode(post, occurredOn)).toBe(true);
  });
});

describe("A show's host is not at an episode after the end or before the start of the post", () => {
  it.each<[Post, string]>([
    [{ end: "2021-06-14" }, "2021-06-15"],
    [{ end: "2020" }, "2021"],
    [{ end: "2020~" }, "2021-01-01T00:00Z"],
    [{ end: "2019/2020" }, "2021"],
    [{ end: "2020" }, "2021/.."],
    [{ start: "2021-06-16" }, "2021-06-15"],
    [{ start: "2022" }, "2021"],
    [{ start: "2021-07" }, "2021-06"],
    [{ start: "2022/.." }, "2021"],
    [{ start: "2022" }, "../2021"],
    [{ start: "2010", end: "2012" }, "2021"],
  ])("%j at an episode of %s", async (post, occurredOn) => {
    expect(await isAtEpisode(post, occurredOn)).toBe(false);
  });
});

describe("An episode's own hosts", () => {
  it("stand in the place of all the show's, at that episode alone", async () => {
    const catalogue = await temporaryCatalogue();
    const show = make.makeShow();
    const [person, standIn] = [make.makePerson(), make.makePerson()];
    const [usual, special] = [make.makeEpisode({ show }), make.makeEpisode({ show })];
    const regular = make.makeHost({ person, show });
    const own = make.makeHost({ person: standIn, episode: special });
    await upsert(catalogue, show, person, standIn, usual, special, regular, own);

    expect(await hostsAt(catalogue, special)).toEqual([own.id]);
    expect(await hostsAt(catalogue, usual)).toEqual([regular.id]);
  });

  it("are there whatever their dates say", async () => {
    const catalogue = await temporaryCatalogue();
    const show = make.makeShow();
    const person = make.makePerson();
    const episode = make.makeEpisode({ show, occurredOn: "2021" });
    const own = make.makeHost({ person, episode, end: "2010" });
    await upsert(catalogue, show, person, episode, own);

    expect(await hostsAt(catalogue, episode)).toEqual([own.id]);
  });

  it("give way to the show's when they are removed", async () => {
    const catalogue = await temporaryCatalogue();
    const show = make.makeShow();
    const person = make.makePerson();
    const episode = make.makeEpisode({ show });
    const [regular, own] = [make.makeHost({ person, show }), make.makeHost({ person, episode })];
    await upsert(catalogue, show, person, episode, regular, own);

    await catalogue.edit(testStamp, (edit) => edit.remove([own.id]));

    expect(await hostsAt(catalogue, episode)).toEqual([regular.id]);
  });
});

describe("The hosts at an episode", () => {
  it("come in the order in which they began, those of an unknown start last", async () => {
    const catalogue = await temporaryCatalogue();
    const show = make.makeShow();
    const person = make.makePerson();
    const episode = make.makeEpisode({ show });
    const hosts = ["2020", "2018-05", undefined, "2019"].map((start) =>
      make.makeHost({ person, show, start }),
    );
    await upsert(catalogue, show, person, episode, ...hosts);

    expect(await hostsAt(catalogue, episode)).toEqual([1, 3, 0, 2].map((index) => hosts[index]?.id));
  });

  it("are none, and a list all the same, where nobody hosts and where there is no such episode", async () => {
    const catalogue = await temporaryCatalogue();
    const show = make.makeShow();
    const episode = make.makeEpisode({ show });
    await upsert(catalogue, show, episode);

    const hosts = await hostsAtEpisodes(catalogue.reader, [episode.id, "episode_unknown"]);

    expect([...hosts]).toEqual([
      [episode.id, []],
      ["episode_unknown", []],
    ]);
  });
});
