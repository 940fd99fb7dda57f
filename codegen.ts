import type { CodegenConfig } from "@graphql-codegen/cli";

const scalars = { DateTime: "string", LocalDateTime: "string", ID: "string" };

/** Resolver types of one subgraph. `mappers` name the value that stands behind a type until its fields resolve. */
function resolverTypes(subgraph: string, contextType: string, mappers: Record<string, string> = {}) {
  return {
    schema: `schema/${subgraph}.graphql`,
    plugins: ["typescript", "typescript-resolvers"],
    config: { federation: true, enumsAsTypes: true, useTypeImports: true, scalars, contextType, mappers },
  };
}

/** Schema to types: resolver types of the subgraphs, typed documents of the SDK. */
const config: CodegenConfig = {
  overwrite: true,
  generates: {
    "subgraphs/place/src/generated/resolvers.ts": resolverTypes("place", "../graph/context.ts#PlaceContext", {
      Device: "../domain/device.ts#DeviceRecord",
      User: "../domain/user.ts#UserRecord",
      Punch: "../domain/punch.ts#PunchRecord",
      Place: "../graph/place-reference.ts#PlaceReference",
      DeviceConnection: "../graph/pages.ts#DevicePage",
      UserConnection: "../graph/pages.ts#UserPage",
      PunchConnection: "../graph/pages.ts#PunchPage",
    }),
    "subgraphs/directory/src/generated/resolvers.ts": resolverTypes("directory", "../context.ts#DirectoryContext"),
    "router/src/generated/resolvers.ts": resolverTypes("router", "../operation/context.ts#RouterContext", {
      Place: "@biometricflow/schema/registry#RegisteredPlace",
      Viewer: "@biometricflow/service/identity/viewer#Viewer as ViewerModel",
    }),
    "packages/sdk/src/generated/": {
      schema: "schema/api.graphql",
      documents: ["packages/sdk/documents/**/*.graphql"],
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        scalars,
        useTypeImports: true,
        enumType: "string-literal",
        documentMode: "documentNode",
        importExtension: ".ts",
      },
    },
  },
};

export default config;
