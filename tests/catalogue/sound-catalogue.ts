import type { Catalogue } from "../../src/catalogue/catalogue";
import type { DatabaseProblem } from "../../src/catalogue/checks/problem";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { openedCatalogue, rawConnection } from "../helpers/temporary-database";

export const organisation = make.makeOrganisation({ key: "organisation" });
export const person = make.makePerson({ key: "person", slug: "jane-doe" });
export const show = make.makeShow({ key: "show" });
export const episode = make.makeEpisode({ key: "episode", show, occurredOn: "2021" });
export const publication = make.makePublication({ key: "publication", publisher: organisation });
export const appearance = make.makeAppearance({
  key: "appearance",
  person,
  episode,
  onBehalfOf: organisation,
});
export const about = make.makeAbout({ key: "about", work: publication, subject: person });
export const contribution = make.makeContribution({ key: "contribution", person, publication });
export const award = make.makeAward({ key: "award", year: "2020" });
export const honour = make.makeHonour({ key: "honour", person, award });

export const remedy = "Run `rostrum migrate --rebuild`.";

/** A sound catalogue, and a way past it: statements sent so are seen by no check of ours before `check()`. */
export async function soundCatalogue() {
  const { catalogue, url } = await openedCatalogue();
  await upsert(catalogue, organisation, person, show, episode, publication, appearance, about);
  await upsert(catalogue, contribution, award, honour);
  expect(await catalogue.check()).toEqual([]);
  return { catalogue, url, damage: (await rawConnection(url)).run };
}

/** The messages of one kind. */
export const found = async (catalogue: Catalogue, kind: DatabaseProblem["check"]) =>
  (await catalogue.check()).filter(({ check }) => check === kind).map(({ message }) => message);
