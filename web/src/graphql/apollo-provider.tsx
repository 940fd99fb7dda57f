"use client";

import { ApolloProvider } from "@apollo/client/react";
import { type ReactNode, useState } from "react";
import { createApolloClient } from "./apollo-client.ts";

/** Gives the pages below it one query client and its cache. */
export function QueryProvider({ children }: { readonly children: ReactNode }) {
  const [client] = useState(createApolloClient);
  return <ApolloProvider client={client}>{children}</ApolloProvider>;
}
