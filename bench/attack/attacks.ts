import { gzipSync } from "node:zlib";

import { fresh, type Kind, once, operation, refused, times } from "./sent";

const doubled = `{ ...F60 } fragment F0 on Query { __typename } ${times(60, (index) => `fragment F${index + 1} on Query { ...F${index} ...F${index} }`)}`;
const circle = `{ __schema { types { fields { type { ${times(25, (index) => `a${index}: fields { name args { name } }`)} } } } } }`;

/** What takes long to refuse, of all that tests/attacks knows. */
export const refusedAttacks: readonly Kind[] = [
  refused("no JSON", () => ({ body: `{"query":"${"x".repeat(90_000)}` })),
  refused(
    "a bomb in gzip",
    once({ body: gzipSync(Buffer.alloc(50_000_000, " ")), headers: { "content-encoding": "gzip" } }),
  ),
  refused("a body over the limit", once({ body: "x".repeat(200_000) })),
  refused(
    "a batch",
    once({ body: JSON.stringify(Array.from({ length: 1_000 }, () => ({ query: "{ __typename }" }))) }),
  ),
  refused("selections 20,000 deep", once(operation(`${"{a".repeat(20_000)}${"}".repeat(20_000)}`))),
  refused(
    "selections 600 deep",
    fresh((seed) => operation(`${`{a${seed}`.repeat(600)}${"}".repeat(600)}`)),
  ),
  refused(
    "lists 900 deep",
    fresh((seed) => operation(`{ nodes(ids: ${"[".repeat(900)}${seed}${"]".repeat(900)}) { id } }`)),
  ),
  refused(
    "lists 40,000 deep in variables",
    once({
      body: `{"query":"query($v:[ID!]!){nodes(ids:$v){id}}","variables":{"v":${"[".repeat(40_000)}${"]".repeat(40_000)}}}`,
    }),
  ),
  refused("2,000 tokens too many", once(operation(`{ ${"a ".repeat(4_000)} }`))),
  refused(
    "500 aliases",
    fresh((seed) => operation(`{ ${times(500, (index) => `a${seed + index}: __typename`)} }`)),
  ),
  refused(
    "990 unknown directives",
    fresh((seed) => operation(`{ __typename ${`@a${seed}`.repeat(990)} }`)),
  ),
  refused(
    "1,500 unknown fields",
    fresh((seed) => operation(`{ ${times(1_500, (index) => `x${seed % 100}${index % 10}`)} }`)),
  ),
  refused(
    "600 unknown fragments",
    fresh((seed) => operation(`{ ${times(600, (index) => `...F${seed + index}`)} }`)),
  ),
  refused(
    "a field 1,900 times",
    fresh((seed) => operation(`{ people(first: 1) { nodes { ${"name ".repeat(1_900)} } } } #${seed}`)),
  ),
  refused(
    "200 fields of different arguments",
    fresh((seed) =>
      operation(`{ ${times(200, (index) => `people(first: ${seed + index}) { totalCount }`)} }`),
    ),
  ),
  refused(
    "a fragment doubled 60 times",
    fresh((seed) => operation(`${doubled} #${seed}`)),
  ),
  refused(
    "the schema 25 times",
    fresh((seed) => operation(`${circle} #${seed}`)),
  ),
  refused(
    "pages in pages",
    fresh((seed) =>
      operation(
        `{ shows(first: 100) { nodes { episodes(first: 100) { nodes { appearances(first: 20) { nodes { id } } } } } } } #${seed}`,
      ),
    ),
  ),
  refused(
    "400 bad variables",
    once(
      operation("query ($v: [ShowKind!]) { shows(filter: { kinds: $v }) { totalCount } }", {
        v: Array.from({ length: 400 }, (_, index) => index),
      }),
    ),
  ),
  refused(
    "a variable of 90,000 letters",
    once(
      operation("query ($v: NameOrder!) { people(orderBy: $v) { totalCount } }", { v: "x".repeat(90_000) }),
    ),
  ),
  refused(
    "50,000 values in variables",
    once(
      operation("query ($v: [ID!]!) { nodes(ids: $v) { id } }", {
        v: Array.from({ length: 45_000 }, () => 1),
      }),
    ),
  ),
];
