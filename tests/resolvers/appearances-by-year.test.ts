import { graphOver } from "../helpers/graph-over";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";

describe("appearancesBy YEAR", () => {
  it("takes the first year by its own calendar that a date may mean, and the last one of an interval without a start", async () => {
    const catalogue = await temporaryCatalogue();
    const [show, person] = [make.makeShow(), make.makePerson()];
    const dates = ["2019~", "2018-12/2020", "2015/..", "../2016-03", "2020-12-31T23:30-05:00", "0987", null];
    const episodes = dates.map((occurredOn) => make.makeEpisode({ show, occurredOn }));
    const appearances = episodes.map((episode) => make.makeAppearance({ person, episode }));
    await upsert(catalogue, show, person, ...episodes, ...appearances);

    const { data } = await graphOver(catalogue)<{
      appearancesBy: { groups: { nodes: Array<{ key: string | null }> } };
    }>("{ appearancesBy(dimension: YEAR) { groups { nodes { key } } } }");

    expect(data.appearancesBy.groups.nodes.map(({ key }) => key)).toEqual([
      "0987",
      "2015",
      "2016",
      "2018",
      "2019",
      "2020",
      null,
    ]);
  });
});
