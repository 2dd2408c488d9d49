/** Books, their authors, and what other subgraphs add. */
export const library = {
  books: `
    type Query { books: [Book!] newest: Book authors: [Author] }
    type Mutation { lend(id: ID!): Book print: Int }
    type Book @key(fields: "id") { id: ID! title(in: String): String author: Author }
    type Author @key(fields: "id") { id: ID! name: String }`,
  shop: `
    type Query { cheapest: Book }
    type Mutation { sell: Book }
    type Book @key(fields: "id") { id: ID! price: Int stock: Int }`,
  reviews: `
    type Book @key(fields: "id") { id: ID! reviews: [Review!]! }
    type Author @key(fields: "id") { id: ID! reviews: [Review!]! }
    type Review { text: String book: Book! }`,
};

/** `three` is reached through a key that only `two` knows. */
export const catalogue = {
  one: `
    type Query { product: Product }
    type Product @key(fields: "id") { id: ID! name: String }`,
  two: `type Product @key(fields: "id") @key(fields: "sku shop { code }") { id: ID! sku: String! shop: Shop! }
    type Shop @shareable { code: String! }`,
  three: `type Product @key(fields: "sku shop { code }") { sku: String! shop: Shop! price: Int }
    type Shop @shareable { code: String! }`,
};

/** A field that requires fields of other subgraphs, and one that requires part of a value. */
export const post = {
  scales: `type Query { parcel: Parcel } type Parcel @key(fields: "id") { id: ID! weight: Int box: Box }
    type Box { size: Int label: String }`,
  labels: `type Parcel @key(fields: "id") { id: ID! label: String }`,
  post: `type Parcel @key(fields: "id") {
      id: ID! weight: Int @external label: String @external box: Box @external
      postage: Int @requires(fields: "weight label") room: Int @requires(fields: "box { size }") stamp: String
    }
    type Box { size: Int @external }`,
};

/** Interfaces and unions with different types in each subgraph, and keys of different types. */
export const zoo = {
  animals: `
    type Query { animals: [Animal] pets: [Pet] }
    interface Animal { name: String }
    type Cat implements Animal @key(fields: "id") { id: ID! name: String mews(at: Int): Int }
    type Dog implements Animal @key(fields: "id") { id: String! name: String barks(at: Int): Int! }
    union Pet = Cat | Dog`,
  care: `
    interface Animal { food: String }
    type Cat implements Animal @key(fields: "id") { id: ID! food: String }
    type Dog implements Animal @key(fields: "id") { id: String! food: String }
    type Fish @key(fields: "id") { id: ID! tank: Int }
    union Pet = Cat | Fish`,
};

/** Value types without a key. Each subgraph has some of the fields. */
export const values = {
  one: `type Query { place: Place @shareable } type Place @shareable { name: String at: Point } type Point @shareable { x: Int }`,
  two: `type Query { place: Place @shareable } type Place @shareable { name: String zone: Int at: Point }
    type Point @shareable { y: Int }`,
};

/** `@override`, `@provides` and `@external`. */
export const staff = {
  teams: `type Query { lead: User members: [[User]] }
    type User @key(fields: "email") { email: ID! name: String @override(from: "users") age: Int @external }
    extend type Query { oldest: User @provides(fields: "age") }`,
  users: `type User @key(fields: "email") { email: ID! name: String age: Int @shareable }`,
};

/** `stock` knows the interface Store, but not the types Shop and Depot (`@interfaceObject`). */
export const stores = {
  stock: `type Query { store: Store } type Store @interfaceObject @key(fields: "id") { id: ID! count: Int }`,
  stores: `interface Store @key(fields: "id") { id: ID! street: String }
    type Shop implements Store @key(fields: "id") { id: ID! street: String till: Int }
    type Depot implements Store @key(fields: "id") { id: ID! street: String }
    type Query { shops: [Shop] }`,
};
