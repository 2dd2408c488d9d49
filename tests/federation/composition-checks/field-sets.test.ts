import { describeMistakes, type Mistake } from "./mistake";
import { labels, works } from "./subgraphs";

const inKey = (name: string, broken: string, repaired: string, why: string): Mistake => {
  const message = `Expected fields that a router can select in @key on Work in "works", but got "${broken}": ${why}`;
  return [`in a key, ${name}`, works(broken), works(repaired), { code: "KEY_INVALID_FIELDS", message }];
};

const inRequires = (name: string, broken: string, why: string): Mistake => {
  const message = `Expected fields that a router can select in @requires on Person.label in "labels", but got "${broken}": ${why}`;
  const repaired = labels("home { city } portrait(width: 1)");
  return [`required, ${name}`, labels(broken), repaired, { code: "REQUIRES_INVALID_FIELDS", message }];
};

const mistakes: Mistake[] = [
  inKey(
    "an object without its fields",
    "number series",
    "number series { id }",
    'Field "series" of type "Series" must have a selection of subfields. Did you mean "series { ... }"?',
  ),
  inKey(
    "fields of a scalar",
    "number { value }",
    "number",
    'Field "number" must not have a selection since type "Int" has no subfields.',
  ),
  inKey(
    "an unknown argument",
    "number(base: 2)",
    "number",
    'Unknown argument "base" on field "Work.number".',
  ),
  inKey(
    "in braces, an object without its fields",
    "{ series }",
    "{ series { id } }",
    'Field "series" of type "Series" must have a selection of subfields. Did you mean "series { ... }"?',
  ),
  inKey("an alias", "no: number", "number", 'The alias "no" is not allowed here.'),
  inKey(
    "a fragment",
    "number ...Others",
    "number ... on Work { series { id } }",
    'There is no fragment "Others" here.',
  ),
  inRequires(
    "an object without its fields",
    "home portrait(width: 1)",
    'Field "home" of type "Place" must have a selection of subfields. Did you mean "home { ... }"?',
  ),
  inRequires(
    "a field without a required argument",
    "home { city } portrait",
    'Field "portrait" argument "width" of type "Int!" is required, but it was not provided.',
  ),
  inRequires(
    "an unknown argument",
    "home { city } portrait(width: 1, height: 1)",
    'Unknown argument "height" on field "Person.portrait".',
  ),
  inRequires(
    "an argument of the wrong type",
    "home { city } portrait(width: BIG)",
    "Int cannot represent non-integer value: BIG",
  ),
  inRequires("a variable", "home { city } portrait(width: $width)", 'There is no variable "$width" here.'),
];

describeMistakes(mistakes);
