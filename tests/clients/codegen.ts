import type { CodegenConfig } from "@graphql-codegen/cli";
import { addTypenameSelectionDocumentTransform } from "@graphql-codegen/client-preset";

const config: CodegenConfig = {
  schema: "schema.graphql",
  documents: "operations.ts",
  generates: {
    "./gql/": {
      preset: "client",
      presetConfig: { persistedDocuments: true },
      // Apollo Client and urql ask for __typename by themselves: the manifest has to know.
      documentTransforms: [addTypenameSelectionDocumentTransform],
    },
  },
};

export default config;
