import { ends } from "../helpers/string-arguments";
import type { Attacked } from "./attacked";

/** What leads somewhere in the starting catalogue, by the name of the argument or of the filter's field. */
const leading: Readonly<Record<string, string>> = {
  all: "leadership",
  any: "leadership",
  at: "2999-01-01T00:00:00Z",
  affiliatedWith: "british-army",
  broader: "education",
  conferredBy: "chartered-management-institute",
  contributor: "victoria-carr",
  document: "profile",
  from: "1990",
  inEachSeason: "2023",
  item: "14",
  label: "e",
  locality: "Ellesmere Port",
  name: "e",
  organisation: "centre-for-army-leadership",
  parent: "british-army",
  person: "victoria-carr",
  publisher: "chester-standard",
  season: "2023",
  show: "wed-talks",
  text: "army",
  title: "e",
  to: "2030",
  topic: "education",
  url: "https://www.centreforarmyleadership.mod.uk/",
  value: "10034/622189",
  year: "2023",
};

const lists: Readonly<Record<string, string>> = {
  award: "awards",
  document: "documents",
  episode: "episodes",
  organisation: "organisations",
  person: "people",
  publication: "publications",
  show: "shows",
  topic: "topics",
};

/**
 * A value for each argument that finds a row: without a row, a value that was spliced into a statement
 * makes no difference that could be seen. A cursor is the exception: it must be whole, so that nothing can be added to it.
 */
export async function leadingValues(server: Attacked, places: readonly string[]): Promise<string[]> {
  const asked = Object.entries(lists).map(([one, list]) => `${one}: ${list}(first: 1) { nodes { id slug } }`);
  const { body } = await server.ask(
    `{ ${asked.join(" ")} appearance: appearances(first: 1) { nodes { id } } }`,
  );
  const first = body?.data as Record<string, { nodes: [{ id: string; slug?: string }] }>;
  return places.map((place) => {
    const [, field = "", path = ""] = /^\w+\.(\w+)\((.+)\)$/.exec(place) ?? [];
    const name = path.split(".").at(-1) ?? "";
    if (path in ends) return (field === "hearsay" ? ends["from"] : ends[path]) as string;
    if (field === "member") return ends["from"] as string;
    const thing = first[field]?.nodes[0] ?? first["person"]?.nodes[0];
    if (name === "id" || name === "ids") return thing?.id ?? "";
    if (name === "slug") return thing?.slug ?? "";
    return leading[name] ?? "none";
  });
}
