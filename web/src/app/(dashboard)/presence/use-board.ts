"use client";

import {
  PresenceBoardDocument,
  type PresenceState,
  ScreenPresenceDocument,
  type ScreenPresenceQuery,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { toPlaceVariables } from "../../../lib/places.ts";
import type { Board } from "./board.ts";

type ScreenRow = NonNullable<ScreenPresenceQuery["presence"]>["edges"][number]["node"];
type ScreenPerson = NonNullable<ScreenRow["person"]>;

interface Question {
  /** Undefined means all places. */
  readonly placeIds: readonly string[] | undefined;
  readonly state: PresenceState;
  /** Empty: everybody. A screen looks for nobody. */
  readonly search: string;
  readonly rows: number;
  /** Another number asks anew. */
  readonly readings: number;
  readonly isScreen: boolean;
}

/** Reads the board, and again whenever that is asked for; the last one stays until the next is there. */
export function useBoard({ placeIds, state, search, rows, readings, isScreen }: Question) {
  const shown = { ...toPlaceVariables(placeIds), state: [state], first: rows };
  const options = { fetchPolicy: "cache-and-network" } as const;
  const whole = useQuery(PresenceBoardDocument, {
    ...options,
    variables: { ...shown, ...(search === "" ? {} : { search }) },
    skip: isScreen,
  });
  const screen = useQuery(ScreenPresenceDocument, { ...options, variables: shown, skip: !isScreen });
  const { error, refetch } = isScreen ? screen : whole;
  useEffect(() => {
    if (readings > 0) void refetch();
  }, [readings, refetch]);
  const told = (screen.data ?? screen.previousData)?.presence;
  const board = isScreen ? told && toBoard(told) : (whole.data ?? whole.previousData)?.presence;
  return { board, error };
}

/** Somebody without a name stays a dash, where others are shown the number. */
function toPerson({ name, latinName, arabicName }: ScreenPerson) {
  const known = name || latinName || arabicName || "–";
  return { id: "", pin: null, name: known, latinName, arabicName, department: null };
}

/** The board as a screen on a wall is told it: people by name alone. */
function toBoard(told: NonNullable<ScreenPresenceQuery["presence"]>): Board {
  const edges = told.edges.map(({ node }) => ({
    node: { ...node, person: node.person && toPerson(node.person) },
  }));
  return { ...told, edges };
}
