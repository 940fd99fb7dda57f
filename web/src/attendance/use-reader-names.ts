"use client";

import { ReaderNamesDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useMemo } from "react";
import { useFrame } from "../frame/frame-context.tsx";
import { seesReaders } from "../frame/nav-entries.ts";
import { toReaderName } from "./reader-name.ts";

const MOST_READERS = 500;

/** What readers are called, by their ids; nothing for whoever may not see readers. */
export function useReaderNames(): (deviceId: string | null | undefined) => string | undefined {
  const isSeen = seesReaders(useFrame().role);
  const { data } = useQuery(ReaderNamesDocument, {
    variables: { first: MOST_READERS },
    skip: !isSeen,
    errorPolicy: "all",
  });
  return useMemo(() => {
    const names = new Map(data?.devices?.edges.map(({ node: { id, name } }) => [id, name]));
    return (deviceId) => toReaderName(isSeen ? names : undefined, deviceId);
  }, [data, isSeen]);
}
