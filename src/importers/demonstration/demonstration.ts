import { Random } from "../../domain/random";
import { showFolder } from "../data-folder/data-files";
import { printedJsonSchemas } from "../data-folder/json-schemas/json-schemas";
import { awardsOf } from "./awards";
import { Cast } from "./cast";
import type { Making } from "./making";
import { membersOf } from "./members";
import { organisationsOf } from "./organisations";
import { partnershipsOf } from "./partnerships";
import { peopleOf } from "./people";
import { booksOf } from "./books";
import { publicationsOf } from "./publications";
import { seasonOf } from "./season";
import { isOnAir, plannedShows } from "./planned-shows";
import { yamlOfShow } from "./shows";
import { SourceBook } from "./source-book";
import { topicsOf } from "./topics";
import { tourOf } from "./tours";
import { yamlTextOf } from "./yaml-text";
import { years } from "./years";

const stopsOfATour = 7;

/** The texts of a data folder with a catalogue that is made up, by path. One seed makes one catalogue. */
export function demonstration(seed: number): Map<string, string> {
  const making: Making = { random: new Random(seed), sources: new SourceBook() };
  const organisations = organisationsOf(making);
  const members = membersOf(making);
  const people = peopleOf(making, members, organisations);
  const postsOf = new Map(people.map(({ key, affiliations }) => [key, affiliations]));
  const cast = new Cast(making, members);
  const shows = plannedShows(making, cast);
  const books = booksOf(making, members);
  const tours = books.slice(0, 3).flatMap((book) => tourOf(book, shows, stopsOfATour));
  const partnerships = partnershipsOf(making);

  const showFiles = shows.map((show) => {
    const regular = years
      .filter((year) => isOnAir(show, year))
      .flatMap((year) => seasonOf(making, cast, postsOf, show, year));
    const visited = tours.filter((tour) => tour.show === show).map(({ episode }) => episode);
    const episodes = [...regular, ...visited].toSorted((a, b) => (a.order < b.order ? -1 : 1));
    return [`${showFolder}${show.key}.yaml`, "show", yamlOfShow(making, show, episodes)] as const;
  });
  const files = [
    ["topics.yaml", "topics", { topics: topicsOf(making) }],
    ["organisations.yaml", "organisations", { organisations, partnerships }],
    ["people.yaml", "people", { people }],
    ["publications.yaml", "publications", { publications: publicationsOf(making, books, members, people) }],
    ["awards.yaml", "awards", { awards: awardsOf(making, members, people) }],
    ...showFiles,
    ["documents.yaml", "documents", { documents: making.sources.documents() }],
  ] as const;
  const schemas = [...printedJsonSchemas()].map(([name, text]) => [`schema/${name}`, text] as const);
  return new Map([
    ["README.md", readmeOf(seed)],
    ...files.map(([path, schema, value]) => [path, textOf(path, schema, value)] as const),
    ...schemas,
  ]);
}

function textOf(path: string, schema: string, value: unknown): string {
  const up = path.startsWith(showFolder) ? "../" : "";
  return [
    `# yaml-language-server: $schema=${up}schema/${schema}.schema.json`,
    "# Made up by `rostrum init --demo`: nobody and nothing in it is real.",
    "",
    yamlTextOf(value),
  ].join("\n");
}

const readmeOf = (seed: number): string => `# A demonstration catalogue of Rostrum

Made up by \`rostrum init --demo --seed ${seed}\`: people, organisations, shows, texts and awards of five regions that are not there. Nobody and
nothing in it is real; every description begins with "Made up", every document says so in its title, and all links lead to example.org. The same
seed makes the same catalogue. It is CC0: do what you like with it.

- \`rostrum serve --data FOLDER\` starts with an empty database and fills it from here.
- \`rostrum check data FOLDER\` lists what is wrong, by file and line, after you have changed something.
`;
