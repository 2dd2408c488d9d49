import { composed } from "./composed";
import { planText } from "./plan-text";
import { catalogue, library, post, staff, stores, values, zoo } from "./small-graphs";

interface Row {
  readonly what: string;
  readonly subgraphs: Readonly<Record<string, string>>;
  readonly query: string;
  /** In the format of `planText`. */
  readonly plan: string;
}

const rows: readonly Row[] = [
  {
    what: "root fields of several subgraphs in parallel",
    subgraphs: library,
    query: `{ books { title } cheapest { price } }`,
    plan: `
      together
        books: {books{title}}
        shop: {cheapest{price}}`,
  },
  {
    what: "fields added by other subgraphs after the entities, one request per subgraph",
    subgraphs: library,
    query: `{ newest { title price stock reviews { text } } }`,
    plan: `
      books: {newest{__typename title id}}
      together
        reviews: {...on Book{reviews{text}}}
          newest <- Book{__typename id}
        shop: {...on Book{price stock}}
          newest <- Book{__typename id}`,
  },
  {
    what: "chains of references, step by step",
    subgraphs: library,
    query: `{ books { author { name reviews { text book { title price } } } } newest { price } }`,
    plan: `
      books: {books{author{__typename name id}} newest{__typename id}}
      together
        reviews: {...on Author{reviews{text book{__typename id}}}}
          books.@.author <- Author{__typename id}
        shop: {...on Book{price}}
          newest <- Book{__typename id}
      together
        books: {...on Book{title}}
          books.@.author.reviews.@.book <- Book{__typename id}
        shop: {...on Book{price}}
          books.@.author.reviews.@.book <- Book{__typename id}`,
  },
  {
    what: "the same selection at two paths as one list",
    subgraphs: library,
    query: `{ newest { price } books { price } }`,
    plan: `
      books: {newest{__typename id} books{__typename id}}
      shop: query($__batch_reps_0:[_Any!]!){_e0:_entities{...on Book{price}}}
        newest and books.@ <- Book{__typename id}`,
  },
  {
    what: "mutations in sequence, each with its entities",
    subgraphs: library,
    query: `mutation { lend(id: 1) { price } sell { title } print }`,
    plan: `
      books: mutation{lend(id: 1){__typename id}}
      shop: {...on Book{price}}
        lend <- Book{__typename id}
      shop: mutation{sell{__typename id}}
      books: {...on Book{title}}
        sell <- Book{__typename id}
      books: mutation{print}`,
  },
  {
    what: "conditions on a root, a field and a fragment",
    subgraphs: library,
    query: `query ($a: Boolean!, $b: Boolean!, $in: String = "en") { newest @include(if: $a) { title(in: $in) ... @skip(if: $b) { price } stock } }`,
    plan: `
      if $a
        books: query($in: String = "en"){newest{__typename title(in: $in) id}}
      if $a
        shop: query($b: Boolean! $representations:[_Any!]!){_entities{...on Book{price @skip(if:$b) stock}}}
          newest <- Book{__typename id}`,
  },
  {
    what: "no request that would be empty under its conditions",
    subgraphs: library,
    query: `query ($a: Boolean!, $b: Boolean!) { newest { price @include(if: $a) stock @skip(if: $b) } }`,
    plan: `
      books: {newest{__typename id}}
      together
        if $a
          shop: {...on Book{price}}
            newest <- Book{__typename id}
        unless $b
          shop: {...on Book{stock}}
            newest <- Book{__typename id}`,
  },
  {
    what: "a client variable with the name of the planner's variable",
    subgraphs: library,
    query: `query ($representations: String) { newest { title(in: $representations) price } }`,
    plan: `
      books: query($representations: String){newest{__typename title(in: $representations) id}}
      shop: query($__batch_reps_0:[_Any!]!){_e0:_entities{...on Book{price}}}
        newest <- Book{__typename id}`,
  },
  {
    what: "an object with only __typename selected",
    subgraphs: library,
    query: `{ __typename newest { __typename } }`,
    plan: `
      books: {newest{__typename}}`,
  },
  {
    what: "a hop through a third subgraph, by a key of several nested fields",
    subgraphs: catalogue,
    query: `{ product { name price } }`,
    plan: `
      one: {product{__typename name id}}
      two: {...on Product{sku shop{code}}}
        product <- Product{__typename id}
      three: {...on Product{price}}
        product <- Product{__typename sku shop{code}}`,
  },
  {
    what: "required fields before the field, sent with the key",
    subgraphs: post,
    query: `{ parcel { postage stamp room } }`,
    plan: `
      scales: {parcel{__typename id weight box{size}}}
      together
        post: {...on Parcel{stamp room}}
          parcel <- Parcel{__typename id box{size}}
        labels: {...on Parcel{label}}
          parcel <- Parcel{__typename id}
      post: {...on Parcel{postage}}
        parcel <- Parcel{__typename id weight label}`,
  },
  {
    what: "required fields under planner keys when client aliases shadow them",
    subgraphs: post,
    query: `{ parcel { weight: id label: id box { size: label } postage room } }`,
    plan: `
      scales: {parcel{__typename weight:id label:id box{size:label} id _plan_0_weight:weight _plan_2_box:box{size}}}
      together
        labels: {...on Parcel{_plan_1_label:label}}
          parcel <- Parcel{__typename id}
        post: {...on Parcel{room}}
          parcel <- Parcel{__typename id box=_plan_2_box{size}}
      post: {...on Parcel{postage}}
        parcel <- Parcel{__typename id weight=_plan_0_weight label=_plan_1_label}`,
  },
  {
    what: "an interface field for each type of another subgraph, with aliases for keys of different types",
    subgraphs: zoo,
    query: `{ animals { name food } }`,
    plan: `
      animals: {animals{__typename name ...on Cat{__typename id} ...on Dog{__typename _plan_apart_0_id:id}}}, animals._plan_apart_0_id is id
      care: {...on Cat{food} ...on Dog{food}}
        animals.@ <- Cat{__typename id} Dog{__typename id}`,
  },
  {
    what: "different fields for different types",
    subgraphs: zoo,
    query: `{ animals { ... on Cat { at: mews(at: 1) } ... on Dog { at2: barks(at: 2) } } }`,
    plan: `
      animals: {animals{__typename ...on Cat{at:mews(at: 1)} ...on Dog{at2:barks(at: 2)}}}`,
  },
  {
    what: "no selection on a type that the subgraph lacks",
    subgraphs: zoo,
    query: `{ pets { ... on Fish { tank } ... on Cat { name } } }`,
    plan: `
      animals: {pets{__typename ...on Cat{name}}}`,
  },
  {
    what: "a shared value type from the subgraph that has all of its fields",
    subgraphs: values,
    query: `{ place { name at { x } } }`,
    plan: `
      one: {place{name at{x}}}`,
  },
  {
    what: "a shared value type in parts when no subgraph has all of its fields",
    subgraphs: values,
    query: `{ place { name zone at { x y } } }`,
    plan: `
      together
        two: {place{name zone at{y}}}
        one: {place{at{x}}}`,
  },
  {
    what: "overridden fields from the new subgraph, and provided fields from the provider",
    subgraphs: staff,
    query: `{ lead { name age } oldest { name age } }`,
    plan: `
      teams: {lead{__typename name email} oldest{name age}}
      users: {...on User{age}}
        lead <- User{__typename email}`,
  },
  {
    what: "nested lists",
    subgraphs: staff,
    query: `{ members { name age } }`,
    plan: `
      teams: {members{__typename name email}}
      users: {...on User{age}}
        members.@.@ <- User{__typename email}`,
  },
  {
    what: "the concrete type from a subgraph that knows it, for @interfaceObject",
    subgraphs: stores,
    query: `{ store { count street } }`,
    plan: `
      stock: {store{__typename count id}}
      stores: {...on Store{street}}
        store <- Store{__typename id}`,
  },
  {
    what: "a field of an @interfaceObject after its concrete type",
    subgraphs: stores,
    query: `{ store { id ... on Shop { till count } } }`,
    plan: `
      stock: {store{__typename id}}
      stores: {...on Store{__typename ...on Shop{__typename till id}}}
        store <- Store{__typename id}
      stock: {...on Store{count}}
        store <- Shop{__typename id}, sent as Store`,
  },
  {
    what: "one field of several unknown concrete types",
    subgraphs: stores,
    query: `{ store { ... on Depot { street } ... on Shop { street } } }`,
    plan: `
      stock: {store{__typename id}}
      stores: {...on Store{__typename ...on Depot{street} ...on Shop{street}}}
        store <- Store{__typename id}`,
  },
  {
    what: "aliases for keys of different types, also in a union",
    subgraphs: zoo,
    query: `{ pets { ... on Cat { food } ... on Dog { food } } }`,
    plan: `
      animals: {pets{__typename ...on Cat{__typename id} ...on Dog{__typename _plan_apart_0_id:id}}}, pets._plan_apart_0_id is id
      care: {...on Cat{food} ...on Dog{food}}
        pets.@ <- Cat{__typename id} Dog{__typename id}`,
  },
  {
    what: "a field of an @interfaceObject whose concrete type is already known",
    subgraphs: stores,
    query: `{ shops { street count } }`,
    plan: `
      stores: {shops{__typename street id}}
      stock: {...on Store{count}}
        shops.@ <- Shop{__typename id}, sent as Store`,
  },
];

describe("the planner plans", () => {
  it.each(rows)("$what", ({ subgraphs, query, plan }) => {
    const text = planText(composed(subgraphs), query);

    expect(text.split("\n")).toEqual(
      plan
        .split("\n")
        .slice(1)
        .map((line) => line.slice(6)),
    );
  });
});
