import { getIntrospectionQuery } from "graphql";

import { answered, fresh, type Kind, once, operation, type Sent, times } from "./sent";

/** What prices are compared with. */
export const page20: Kind = answered(
  "a page of 20 rows",
  once(operation("{ people(first: 20) { nodes { id slug name } } }")),
);

/** A network that no cache has. */
const network = (fields: string, of = "PEOPLE") =>
  fresh((seed) => operation(`{ network(of: ${of}, minWeight: ${seed / 1e9}) { ${fields} } }`));

/** A network of facts that no cache has: all of them, but a new filter. */
const otherFacts = (fields: string, of = "PEOPLE") =>
  fresh((seed) =>
    operation(`{ network(of: ${of}, filter: { dates: { to: "${2100 + seed}" } }) { ${fields} } }`),
  );

/** Measures of one network, which the cache has after the first question. */
const measured = (fields: (seed: number) => string) =>
  fresh((seed) => operation(`{ network(of: PEOPLE) { ${fields(seed)} } }`));

const introspection = getIntrospectionQuery();
const inside = introspection.slice(introspection.indexOf("{") + 1, introspection.indexOf("fragment"));
const schema = inside.slice(0, inside.lastIndexOf("}"));
const fragments = introspection.slice(introspection.indexOf("fragment"));
const twoAliases = `{ ${schema} again: ${schema.trimStart()} } ${fragments}`;

/** A document at the limits of its size, which executes nothing. */
const largest = `{ ${times(25, (index) => `a${index}: people(first: 1) { nodes { id slug name } pageInfo { endCursor } }`)} }`;

/** Every kind of question that is answered, and what to ask for the most work. */
export const questions: readonly Kind[] = [
  answered("nothing: __typename", once(operation("{ __typename }"))),
  answered(
    "one person by slug",
    fresh((seed) => operation(`{ person(slug: "person-${seed % 500}") { name } }`)),
  ),
  answered(
    "the dearest pages in pages",
    fresh((seed) =>
      operation(`{ shows(first: 40) { nodes { id episodes(first: 20) { nodes { id } } } } } #${seed}`),
    ),
  ),
  answered(
    "8 counts of filtered appearances",
    fresh((seed) =>
      operation(
        `{ ${times(8, (index) => `a${index}: appearances(first: 1, filter: { dates: { from: "${1990 + ((seed + index) % 30)}" } }) { totalCount }`)} }`,
      ),
    ),
  ),
  answered(
    "appearancesBy with groups within groups",
    fresh((seed) =>
      operation(
        `{ appearancesBy(dimension: SHOW, and: YEAR, filter: { dates: { from: "${1900 + (seed % 100)}" } }) { total groups(first: 5) { totalCount nodes { count within { total groups(first: 2) { nodes { count } } } } } } }`,
      ),
    ),
  ),
  answered(
    "searches that are new each time",
    fresh((seed) =>
      operation(
        "query ($text: String!) { search(text: $text) { groups { type hits(first: 5) { totalCount nodes { node { id } } } } suggestions } }",
        { text: `perso ${seed} episod sho ${times(8, (index) => `x${index}`)}` },
      ),
    ),
  ),
  answered("data gaps", once(operation("{ dataGaps(first: 50) { totalCount nodes { __typename } } }"))),
  answered(
    "a timeline",
    fresh((seed) =>
      operation(`query ($id: ID!) { timeline(person: $id, first: 50) { totalCount nodes { __typename } } }`, {
        id: `person-${seed % 500}`,
      }),
    ),
  ),
  answered(
    "a URL",
    fresh((seed) => operation(`{ resolve(url: "https://nowhere.example/${seed}") { __typename } }`)),
  ),
  answered(
    "an identifier",
    fresh((seed) => operation(`{ identified(scheme: WIKIDATA, value: "Q${seed}") { id } }`)),
  ),
  answered(
    "the whole schema",
    fresh((seed) => operation(`${introspection} #${seed}`)),
  ),
  answered(
    "the whole schema under two aliases",
    fresh((seed) => operation(`${twoAliases} #${seed}`)),
  ),
  answered(
    "a dry run without end",
    fresh((seed) => operation(`${largest} #${seed}`, undefined, { "x-dry-run": "true" })),
  ),
  answered(
    "citing facts of a document",
    fresh((seed) =>
      operation(
        `{ documents(first: 1) { nodes { citedBy(first: 1) { nodes { citation { line } } } } } } #${seed}`,
      ),
    ),
  ),
  answered("a network of other facts", otherFacts("order")),
  answered("hosts and guests of other facts", otherFacts("order", "HOST_GUEST")),
  answered("shows of other facts", otherFacts("order", "SHOWS")),
  answered("organisations of other facts", otherFacts("order", "ORGANISATIONS")),
  answered("flows of other facts", otherFacts("windows(years: 1) { flowCount }")),
  answered("networks of windows of other facts", otherFacts("windows(years: 1) { network { order } }")),
  answered("a network with a new minWeight", network("order")),
  answered("hosts and guests with a new minWeight", network("order", "HOST_GUEST")),
  answered("flows of a new network", network("windows(years: 1) { flowCount }")),
  answered(
    "flows of a known network",
    measured((seed) => `windows(years: ${1 + (seed % 20)}) { flowCount }`),
  ),
  answered(
    "communities with a new seed",
    measured((seed) => `communities(seed: ${seed}) { count modularity stability }`),
  ),
  answered(
    "a backbone with a new significance",
    measured((seed) => `backbone(significance: ${seed / 100_000}) { size }`),
  ),
  answered(
    "the betweenness of a new network",
    network("members(orderBy: BETWEENNESS, first: 1) { nodes { betweenness } }"),
  ),
  answered("two modes of a new network", network("twoMode { redundancy robinsAlexander latapy }")),
  answered(
    "press tours",
    fresh((seed) => operation(`{ pressTours(first: 5, days: ${10 + (seed % 300)}) { totalCount } }`)),
  ),
  answered("a picture of a new network", picture("network.png?of=people&max=500")),
  answered("a picture of degrees", picture("degrees.svg?of=host-guest")),
];

/** Of them, those that take the most from others: with the refused ones what hostile connections send. */
export const answeredAttacks: readonly Kind[] = questions.filter(({ name }) =>
  /dearest|counts|groups|searches|schema|dry run|network|hosts and guests|communities|backbone|picture/.test(
    name,
  ),
);

function picture(path: string): () => Sent {
  // A date that changes nothing makes it another picture.
  return fresh((seed) => ({ path: `/pictures/${path}&from=${1000 + (seed % 900)}` }));
}
