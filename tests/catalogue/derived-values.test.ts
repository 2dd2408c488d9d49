import { findByIds } from "../../src/catalogue/queries/by-id";
import { listOf } from "../../src/catalogue/queries/lists";
import { EpisodeOrder, PersonOrder } from "../../src/entities/orders";
import { EdtfDate } from "../../src/entities";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";

const page = { first: 10, after: null };

describe("What follows from the rest of a thing", () => {
  it("is made anew by whoever puts it, whatever it came with", async () => {
    const catalogue = await temporaryCatalogue();
    const person = make.makePerson({ name: "Old Name" });
    await upsert(catalogue, person);

    await upsert(catalogue, make.changed(person, { name: "New Name", sortName: "Name, New" }));

    const { nodes } = await listOf(
      catalogue.reader,
      "people",
      { name: "new name" },
      PersonOrder.A_TO_Z,
      page,
    );
    expect(nodes.map(({ sortText }) => sortText)).toEqual(["name new"]);
  });

  it("puts an episode in its place by its date, also where only the date was changed", async () => {
    const catalogue = await temporaryCatalogue();
    const show = make.makeShow();
    const [early, late] = ["2019", "2021"].map((occurredOn) => make.makeEpisode({ show, occurredOn }));
    if (!early || !late) throw new Error("Two dates make two episodes.");
    await upsert(catalogue, show, early, late);

    await upsert(catalogue, make.changed(early, { occurredOn: EdtfDate.of("2024-05") }));

    const { nodes } = await listOf(catalogue.reader, "episodes", {}, EpisodeOrder.NEWEST_FIRST, page);
    expect(nodes.map(({ id }) => id)).toEqual([early.id, late.id]);
    expect(nodes[0]).toMatchObject({
      sortOn: "2024-05-01",
      dayEarliest: "2024-05-01",
      dayLatest: "2024-05-31",
    });
  });

  it("calls a thing by its title, where it has one", async () => {
    const catalogue = await temporaryCatalogue();
    const show = make.makeShow({ title: null, displayTitle: "The podcast of a club" });
    await upsert(catalogue, show);

    await upsert(catalogue, make.changed(show, { title: "Club Talk" }));

    const found = await findByIds(catalogue.reader, "Show", [show.id]);
    expect(found.get(show.id)?.displayTitle).toBe("Club Talk");
  });
});
