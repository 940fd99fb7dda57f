"use client";

import { ReaderPeopleDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useDeferredValue, useState } from "react";
import { toLatinDigits } from "../../../../lib/latin-digits.ts";

const LISTED = 50;
const MOST_LISTED = 1000;

/** Those on a reader whom a search finds, as the place knows them. */
export function useReaderPeople(readerId: string) {
  const [text, setText] = useState("");
  const search = useDeferredValue(toLatinDigits(text.trim()));
  const [first, setFirst] = useState(LISTED);
  const { data, previousData, error, loading, refetch } = useQuery(ReaderPeopleDocument, {
    variables: { placeId: readerId.split("/")[0] ?? "", first, filter: { deviceIds: [readerId], search } },
    fetchPolicy: "cache-and-network",
    errorPolicy: "all",
  });
  const list = (data ?? previousData)?.users ?? undefined;
  return {
    ...{ text, setText, search, list, error, loading },
    /** A place that does not answer has nobody in its list: that is not nobody. */
    absent: list?.unavailable[0],
    people: list?.edges.map(({ node }) => node) ?? [],
    more: first < MOST_LISTED ? () => setFirst(MOST_LISTED) : undefined,
    reread: () => void refetch(),
  };
}
