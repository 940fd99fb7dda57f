"use client";

import "graphiql/setup-workers/webpack";
import "./allow-styles.ts"; // after the workers, before the editor
import "graphiql/style.css";
import "./playground.css";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createClient } from "graphql-ws/client";
import { useTheme } from "next-themes";
import { useMemo } from "react";
import { fetchSocketToken, toSocketUrl } from "../../../graphql/live-client.ts";
import { EXAMPLES } from "./examples.ts";

/** GraphiQL over this origin's `/graphql` and its socket, with the session's rights. */
export default function Editor() {
  const { resolvedTheme } = useTheme();
  const fetcher = useMemo(() => createFetcher(), []);
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={EXAMPLES.map((query) => ({ query }))}
      defaultEditorToolsVisibility={false}
      forcedTheme={resolvedTheme === "dark" ? "dark" : "light"}
    />
  );
}

function createFetcher() {
  const wsClient = createClient({
    url: toSocketUrl(),
    lazy: true,
    connectionParams: async () => ({ authorization: `Bearer ${(await fetchSocketToken()).value}` }),
  });
  return createGraphiQLFetcher({ url: "/graphql", wsClient });
}
