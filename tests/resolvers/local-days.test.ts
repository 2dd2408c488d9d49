import type { Episode, Person, Show } from "../../src/entities";
import type { Catalogue } from "../../src/catalogue/catalogue";
import { graphOver } from "../helpers/graph-over";
import * as make from "../helpers/make-entities";
import { openedCatalogue } from "../helpers/temporary-database";
import { upsert } from "../helpers/upsert";

/** By Greenwich the first is on the last day of 2022, the second on the first of 2023: by their own clocks it is the other way round. */
const early = "2023-01-01T00:10+14:00";
const late = "2022-12-31T23:30-08:00";

let catalogue: Catalogue;
let [show, host, guest]: [Show, Person, Person] = [] as never;

beforeAll(async () => {
  ({ catalogue } = await openedCatalogue());
  show = make.makeShow();
  [host, guest] = [make.makePerson(), make.makePerson()];
  const episodes: Episode[] = [
    make.makeEpisode({ show, title: "Early", occurredOn: early }),
    make.makeEpisode({ show, title: "Late", occurredOn: late }),
  ];
  const hosting = make.makeHost({ person: host, show, start: "2022", end: "2022-12-31" });
  const appearances = episodes.map((episode) => make.makeAppearance({ person: guest, episode }));
  await upsert(catalogue, show, host, guest, ...episodes, hosting, ...appearances);
});

async function ask(query: string): Promise<unknown> {
  const { data, errors } = await graphOver(catalogue)(query);
  expect(errors).toEqual([]);
  return data;
}
const titles = (...those: string[]) => ({ nodes: those.map((title) => ({ title })) });

describe("a date with a time zone is the day that its own clock shows", () => {
  it.each([
    [`{ from: "2022-12-31", to: "2022-12-31" }`, ["Late"]],
    [`{ from: "2023" }`, ["Early"]],
    [`{ to: "2022" }`, ["Late"]],
    [`{ from: "2023-01-01T00:10+14:00" }`, ["Early"]],
    [`{ to: "2022-12-31T23:30-08:00" }`, ["Late"]],
  ])("in a filter: %s", async (dates, found) => {
    expect(await ask(`{ episodes(filter: { dates: ${dates} }) { nodes { title } } }`)).toEqual({
      episodes: titles(...found),
    });
  });

  it("in order, the latest first and the earliest first", async () => {
    expect(
      await ask(
        `{ newest: episodes { nodes { title } } oldest: episodes(orderBy: OLDEST_FIRST) { nodes { title } } }`,
      ),
    ).toEqual({ newest: titles("Early", "Late"), oldest: titles("Late", "Early") });
  });

  it("for who hosted it", async () => {
    expect(await ask(`{ episodes { nodes { title hosts { person { id } } } } }`)).toEqual({
      episodes: {
        nodes: [
          { title: "Early", hosts: [] },
          { title: "Late", hosts: [{ person: { id: host.id } }] },
        ],
      },
    });
  });

  it("in years", async () => {
    expect(await ask(`{ appearancesBy(dimension: YEAR) { groups { nodes { key count } } } }`)).toEqual({
      appearancesBy: {
        groups: {
          nodes: [
            { key: "2022", count: 1 },
            { key: "2023", count: 1 },
          ],
        },
      },
    });
  });

  it("on a timeline", async () => {
    const of = (filter: string) =>
      `timeline(person: "${guest.id}"${filter}) { nodes { date { edtf earliest } } }`;
    const onLast = `, filter: { dates: { from: "2022-12-31", to: "2022-12-31" } }`;

    expect(await ask(`{ all: ${of("")} last: ${of(onLast)} }`)).toEqual({
      all: {
        nodes: [
          { date: { edtf: early, earliest: "2023-01-01" } },
          { date: { edtf: late, earliest: "2022-12-31" } },
        ],
      },
      last: { nodes: [{ date: { edtf: late, earliest: "2022-12-31" } }] },
    });
  });
});
