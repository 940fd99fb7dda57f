"use client";

import {
  PinDecisionsDocument,
  type PinDecisionsQuery,
  UndoPinDecisionDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { toRights } from "../rights.ts";
import { useFrame } from "../../frame/frame-context.tsx";
import { useDeed } from "../../graphql/use-deed.ts";
import { localZone, toFormats } from "../../lib/format.ts";
import { DeedFault } from "../../ui/deed-fault.tsx";
import { toAccountName } from "../account-name.ts";
import { PersonCell } from "../day/person-cell.tsx";

const SHOWN = 20;

/** What was decided about PINs, the newest first, each to be taken back. */
export function PinDecisions({ onDone }: { readonly onDone: () => void }) {
  const t = useTranslations("pins");
  const { data, previousData } = useQuery(PinDecisionsDocument, {
    variables: { first: SHOWN },
    fetchPolicy: "cache-and-network",
  });
  const list = (data ?? previousData)?.pinDecisions;
  if (!list || list.totalCount === 0) return null;
  return (
    <details className="card p-4 text-sm">
      <summary className="font-medium">{t("decisions", { count: list.totalCount })}</summary>
      <ul className="mt-2 divide-y divide-line">
        {list.edges.map(({ node }) => (
          <Decision key={node.id} decision={node} onDone={onDone} />
        ))}
      </ul>
    </details>
  );
}

interface Props {
  readonly decision: NonNullable<PinDecisionsQuery["pinDecisions"]>["edges"][number]["node"];
  readonly onDone: () => void;
}

function Decision({ decision: { id, pin, kind, at, by, undoneAt, persons }, onDone }: Props) {
  const t = useTranslations("pins");
  const tDeed = useTranslations("deed");
  const { full } = toFormats(useLocale());
  const deed = useDeed();
  const { governs } = toRights(useFrame().role);
  const undo = async () => {
    if (await deed.run(UndoPinDecisionDocument, { input: { decisionId: id, dryRun: false } })) onDone();
  };
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
      <bdi dir="ltr" className="font-medium tabular-nums">
        {pin}
      </bdi>
      <span>{t(`kind.${kind}`)}</span>
      {persons.map((person) => (
        <span key={person.id}>
          <PersonCell person={person} />
        </span>
      ))}
      <span className="grow text-xs text-muted" suppressHydrationWarning>
        <bdi>{toAccountName(by)}</bdi> · <bdi>{full(at, localZone())}</bdi>
      </span>
      {undoneAt ? (
        <span className="text-muted">{tDeed("undone")}</span>
      ) : governs ? (
        <button type="button" className="button min-h-8 py-1" disabled={deed.isBusy} onClick={() => void undo()}>
          {tDeed("undo")}
        </button>
      ) : null}
      <DeedFault fault={deed.fault} />
    </li>
  );
}
