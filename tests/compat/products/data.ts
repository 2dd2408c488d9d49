import { DeprecatedProduct, Inventory, Product, type ProductResearch, User } from "./types";

// The data that the suite expects, from COMPATIBILITY.md of
// apollographql/apollo-federation-subgraph-compatibility.

export const user = Object.assign(new User(), {
  email: "support@apollographql.com",
  name: "Jane Smith",
  totalProductsCreated: 1337,
  yearsOfEmployment: 10,
});

const dimensions = { size: "small", weight: 1, unit: "kg" };

const federationStudy = { study: { caseNumber: "1234", description: "Federation Study" }, outcome: null };
const studioStudy = { study: { caseNumber: "1235", description: "Studio Study" }, outcome: null };

export const research: readonly ProductResearch[] = [federationStudy, studioStudy];

export const products: readonly Product[] = [
  {
    id: "apollo-federation",
    sku: "federation",
    package: "@apollo/federation",
    variation: { id: "OSS" },
    dimensions,
    createdBy: user,
    notes: null,
    research: [federationStudy],
  },
  {
    id: "apollo-studio",
    sku: "studio",
    package: "",
    variation: { id: "platform" },
    dimensions,
    createdBy: user,
    notes: null,
    research: [studioStudy],
  },
];

export const deprecatedProducts: readonly DeprecatedProduct[] = [
  {
    sku: "apollo-federation-v1",
    package: "@apollo/federation-v1",
    reason: "Migrate to Federation V2",
    createdBy: user,
  },
];

export const inventories: readonly Inventory[] = [
  { id: "apollo-oss", deprecatedProducts: [...deprecatedProducts] },
];
