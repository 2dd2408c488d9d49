import type { Catalogue } from "../../../src/catalogue/catalogue";
import { graphOver } from "../../helpers/graph-over";
import { openedCatalogue } from "../../helpers/temporary-database";
import { importTexts } from "../feeds/importing";

interface Talk {
  readonly by: string;
  readonly track?: string;
}

/** A schedule of one edition that names no site, as Pentabarf writes it. */
const edition = (title: string, day: string, talks: readonly Talk[]): string => `<?xml version="1.0"?>
<schedule><conference><title>${title}</title><start>${day}</start></conference><day index="1" date="${day}">
${talks
  .map(
    (
      { by, track = "" },
      at,
    ) => `<event id="${at}"><start>1${at % 10}:00</start><title>Talk of ${by}</title><track>${track}</track>
<persons><person id="${at}">${by}</person></persons></event>`,
  )
  .join("\n")}
<event id="90"><start>09:00</start><title>Welcome</title></event></day></schedule>`;

const of = (...names: readonly string[]): Talk[] => names.map((by) => ({ by }));
const [ann, bo, cy, di, ed] = ["Ann Lee", "Bo Ray", "Cy Fox", "Di Orr", "Ed Hay"];

describe("Editions of a conference that name no site", () => {
  let catalogue: Catalogue;

  beforeEach(async () => {
    ({ catalogue } = await openedCatalogue());
  });

  /** Each show with its seasons: `Tide Conf: 2018 Tide Conf 2018`. */
  const shows = async () => {
    const { data } = await graphOver(catalogue)<{
      shows: {
        nodes: Array<{ title: string; episodes: { nodes: Array<{ season: string; seasonName: string }> } }>;
      };
    }>("{ shows { nodes { title episodes(first: 50) { nodes { season seasonName } } } } }");
    return data.shows.nodes.map(({ title, episodes }) => {
      const seasons = new Set(episodes.nodes.map(({ season, seasonName }) => `${season} ${seasonName}`));
      return `${title}: ${[...seasons].toSorted().join(", ")}`;
    });
  };
  const asked = async (files: Readonly<Record<string, string>>) => {
    const { questions } = await importTexts(catalogue, files);
    return questions.map(({ type, reasons }) =>
      [type].concat(reasons.map(({ kind, value }) => `${kind} ${value}`)),
    );
  };

  it("are seasons of one show where many speakers are the same, and what comes each year is asked about no more", async () => {
    const questions = await asked({
      one: edition("Tide Conf 2018", "2018-02-03", of(ann, bo, cy, di)),
      two: edition("Tide Conf 2019", "2019-02-02", of(bo, cy, di, ed)),
      three: edition("Tide Conf 2020", "2020-02-01", of("Flo Ivy", bo, di, ed)),
    });

    expect(await shows()).toEqual([
      "Tide Conf: 2018 Tide Conf 2018, 2019 Tide Conf 2019, 2020 Tide Conf 2020",
    ]);
    expect(questions).toEqual([]);
    expect(await catalogue.check()).toEqual([]);
  });

  it("are one show by a speaker and three tracks, and two that are asked about by a title, by a few names or by tracks", async () => {
    const tracked = (names: readonly string[], ...tracks: readonly string[]): Talk[] =>
      names.map((by, at) => ({ by, track: tracks[at] ?? "" }));
    const first = edition("Tide Conf 2018", "2018-02-03", tracked([ann, bo, cy], "Sand", "Nets", "Knots"));
    const like = (...talks: readonly Talk[]) => edition("Tide Conf 2019", "2019-02-02", talks);

    expect(await asked({ first, other: like(...of(di, ed)) })).toEqual([["Show", "NAME tide conf"]]);
    ({ catalogue } = await openedCatalogue());
    expect(await asked({ first, other: like(...of(ann, bo)) })).toContainEqual(["Show", "NAME tide conf"]);
    ({ catalogue } = await openedCatalogue());
    const tracks = tracked([di, ed, "Flo Ivy"], "Nets", "Knots", "Sand");
    expect(await asked({ first, other: like(...tracks) })).toEqual([
      ["Show", "NAME tide conf", "TRACKS knots, nets, sand"],
    ]);
    ({ catalogue } = await openedCatalogue());
    expect(await asked({ first, other: like(...tracks, ...of(ann)) })).toEqual([]);
    expect(await shows()).toHaveLength(1);
  });

  it("are two that are asked about where both were held in one year on days of their own, though the speakers are the same", async () => {
    const questions = await asked({
      one: edition("Tide Conf 2018", "2018-02-03", of(ann, bo, cy, di)),
      two: edition("2018 Tide Conf", "2018-09-01", of(ann, bo, cy, di)),
    });

    expect(questions).toContainEqual([
      "Show",
      "NAME tide conf",
      "SPEAKERS ann lee, bo ray, cy fox and 1 more",
      "CONTRADICTION two in 2018",
    ]);
    expect(await shows()).toHaveLength(2);
  });
});
