"use client";

import { PresenceBoardDocument, type PresenceRowFragment } from "@biometricflow/sdk/generated/graphql";
import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { MUSTER_STATES } from "../../../attendance/presence/presence-states.ts";
import { runQuery } from "../../../graphql/run-query.ts";
import { type KnownPlace, toPlaceVariables } from "../../../lib/places.ts";
import type { Muster } from "./muster.ts";
import { MusterList } from "./muster-list.tsx";

const PAGE_ROWS = 1_000;

interface Props {
  readonly places: readonly KnownPlace[];
  readonly placeIds: readonly string[] | undefined;
}

/** Prints who may be in the building. Without an answer it prints the last list that was read, with its time. */
export function MusterButton({ places, placeIds }: Props) {
  const t = useTranslations("presence.muster");
  const [muster, setMuster] = useState<Muster>();
  const [state, setState] = useState<"idle" | "reading" | "failed">("idle");
  const print = async () => {
    setState("reading");
    const read = await readMuster(placeIds);
    flushSync(() => {
      if (read) setMuster(read);
      setState(read || muster ? "idle" : "failed");
    });
    if (read || muster) window.print();
  };
  return (
    <>
      <button
        type="button"
        className="button"
        aria-busy={state === "reading"}
        data-testid="print-muster"
        onClick={() => void print()}
      >
        <Printer aria-hidden className="size-4" />
        {t("print")}
      </button>
      {state === "failed" ? (
        <span role="alert" className="text-sm text-bad">
          {t("failed")}
        </span>
      ) : null}
      {muster ? createPortal(<MusterList muster={muster} places={places} />, document.body) : null}
    </>
  );
}

/** Reads all pages; undefined when one of them could not be read: half a muster is none. */
async function readMuster(placeIds: Props["placeIds"]): Promise<Muster | undefined> {
  const rows: PresenceRowFragment[] = [];
  let after: string | undefined;
  for (;;) {
    const answer = await runQuery(PresenceBoardDocument, {
      ...toPlaceVariables(placeIds),
      state: [...MUSTER_STATES],
      first: PAGE_ROWS,
      ...(after === undefined ? {} : { after }),
    });
    const board = answer.ok ? answer.data.presence : null;
    if (!board) return undefined;
    rows.push(...board.edges.map(({ node }) => node));
    if (!board.pageInfo.hasNextPage || board.pageInfo.endCursor === null) {
      return { rows, sources: board.sources, asOf: board.asOf };
    }
    after = board.pageInfo.endCursor;
  }
}
