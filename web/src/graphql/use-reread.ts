"use client";

import { useApolloClient } from "@apollo/client/react";
import { useCallback } from "react";
import { noteReread } from "./rereads.ts";

/** Reads everything anew that the page's hooks show: what somebody changed in one part may stand in another one too. */
export function useReread(): () => void {
  const client = useApolloClient();
  return useCallback(() => void noteReread(client.refetchQueries({ include: "active" })), [client]);
}
