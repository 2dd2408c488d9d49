import type { CodegenConfig } from "@graphql-codegen/cli";

/** Types the operations in main.ts, and writes the manifest that a server is given with `--trusted-only`. */
const config: CodegenConfig = {
  // Copied elsewhere: the address of a server, http://127.0.0.1:4000/graphql.
  schema: "../../schema/api.graphql",
  documents: "main.ts",
  generates: {
    "./gql/": {
      preset: "client",
      presetConfig: { persistedDocuments: true, fragmentMasking: { unmaskFunctionName: "readFragment" } },
      config: { documentMode: "string", useTypeImports: true },
    },
  },
};

export default config;
