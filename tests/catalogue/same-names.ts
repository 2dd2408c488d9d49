import { Catalogue } from "../../src/catalogue/catalogue";
import * as searching from "../../src/catalogue/queries/search";
import { suggestionsFor } from "../../src/catalogue/queries/suggestions";
import type { Reader } from "../../src/database/statements";
import { thingTypes } from "../../src/projections/search";
import { afterTests } from "../helpers/after-tests";
import * as make from "../helpers/make-entities";
import { copyOf } from "../helpers/templates";
import { opened } from "../helpers/temporary-database-url";
import { upsert } from "../helpers/upsert";

export const many = 50_000;
/** What everybody is called, so that each text below is the worst of its kind. */
export const nameAt = (index: number) =>
  `Anna A${String(index).padStart(6, "0")} ${index % 3 === 0 ? "Ashby Applegarth" : "Ashby"}`;

export const idAt = (index: number) =>
  `person_${index
    .toString(9)
    .replace(/\d/g, (digit) => String(Number(digit) + 1))
    .padStart(22, "1")}`;

export async function catalogueOf(people: number) {
  const url = await copyOf({ name: `same_names_${people}`, make: (empty) => fill(empty, people) });
  const catalogue = await Catalogue.open(url);
  afterTests(() => catalogue.close());
  const { reader } = await opened({ readers: 1 }, url);
  return { catalogue, reader, url };
}

async function fill(url: string, people: number): Promise<void> {
  const catalogue = await Catalogue.open(url);
  await catalogue.migrate();
  // Copies of one, since making fifty thousand takes longer than all the rest.
  const somebody = make.makePerson({
    description: "An advocate of apples.",
    links: [make.makeLink({ url: "https://example.org/all" })],
  });
  const everybody = Array.from({ length: people }, (_, index) =>
    make.changed(somebody, { id: idAt(index), slug: `person-${index}`, name: nameAt(index) }),
  );
  await upsert(catalogue, ...everybody);
  await catalogue.close();
}

/** One letter, one name, two names, the other way round, prose, a word that nothing holds, and words that nobody has all of. */
export const texts = [
  "a",
  "anna",
  "anna ",
  "anna a0",
  "ashby anna ",
  "apples of an ",
  "anna a049999 ashby ",
  "amna ",
  "apples ashby anna a049999 a049998 ",
];

/** Everything that a search asks of the database. */
export async function searchOver(reader: Reader, text: string): Promise<void> {
  const search = await searching.lookUp(reader, text, thingTypes);
  const asks = search.groups.map(({ ask }) => ask);
  await searching.pagesOfHits(reader, search.sought, asks, { first: 5, after: null }, async () => 0);
  await searching.countsOfHits(reader, search.sought, asks);
  await suggestionsFor(reader, { typed: search, search, changes: [] });
}
