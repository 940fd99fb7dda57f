"use client";

import { type CorrectionFactsFragment, RevertCorrectionGroupDocument } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { CorrectionActions } from "../../../../attendance/corrections/correction-actions.tsx";
import {
  CorrectionDeeds,
  CorrectionTag,
  CorrectionWhat,
} from "../../../../attendance/corrections/correction-words.tsx";
import { PersonCell } from "../../../../attendance/day/person-cell.tsx";
import { toDayHref } from "../../../../attendance/person-name.ts";
import { toRights } from "../../../../attendance/rights.ts";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { PageLink } from "../../../../frame/page-link.tsx";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { useReread } from "../../../../graphql/use-reread.ts";
import { toFormats } from "../../../../lib/format.ts";
import type { KnownPlace } from "../../../../lib/places.ts";
import { ReasonForm } from "../../../../ui/reason-form.tsx";
import { ShownOf } from "../../../../ui/shown-of.tsx";

interface Props {
  readonly corrections: readonly CorrectionFactsFragment[];
  readonly total: number;
  readonly month: string;
  readonly places: readonly KnownPlace[];
  /** Shows more of them; undefined where no more can be shown. */
  readonly onMore: (() => void) | undefined;
}

/** Corrections, the newest first: which punch of whom, where it stands, and who did what about it, when and why. */
export function CorrectionTable({ corrections, total, month, places, onMore }: Props) {
  const t = useTranslations("corrections");
  const { date } = toFormats(useLocale());
  const count = t("count", { count: total, month: date(`${month}-01`).replace(/^1 /, "") });
  return (
    <div className="card relative overflow-x-auto">
      <table className="w-full text-sm" data-testid="corrections" data-total={total}>
        <caption className="px-4 py-2 text-start text-muted">{count}</caption>
        <thead>
          <tr className="border-y border-line text-xs text-muted">
            {(["at", "person", "what", "state", "who", "do"] as const).map((column) => (
              <th key={column} scope="col" className="px-4 py-2 text-start font-medium">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {corrections.map((correction) => (
            <Row key={correction.id} correction={correction} places={places} />
          ))}
        </tbody>
      </table>
      <ShownOf shown={corrections.length} count={total} onMore={onMore} />
    </div>
  );
}

interface RowProps {
  readonly correction: CorrectionFactsFragment;
  readonly places: readonly KnownPlace[];
}

function Row({ correction, places }: RowProps) {
  const t = useTranslations("corrections");
  const { day } = toFormats(useLocale());
  const reread = useReread();
  const { person, localTime, groupId, state, id } = correction;
  const date = localTime.slice(0, 10);
  return (
    <tr className="border-b border-line align-top last:border-0" data-id={id}>
      <td className="px-4 py-2 whitespace-nowrap">
        <bdi>{day(`${date}T00:00:00Z`, "UTC")}</bdi>
      </td>
      <th scope="row" className="px-4 py-2 text-start font-medium">
        <PageLink
          href={toDayHref(person?.id ?? "", date)}
          className="underline-offset-2 hover:underline"
          title={t("day")}
        >
          <PersonCell person={person} />
        </PageLink>
      </th>
      <td className="px-4 py-2">
        <CorrectionWhat correction={correction} places={places} />
        {groupId ? <span className="ms-2 tag bg-sunken text-ink">{t("ofGroup")}</span> : null}
      </td>
      <td className="px-4 py-2">
        <CorrectionTag state={state} />
      </td>
      <td className="min-w-56 px-4 py-2">
        <CorrectionDeeds correction={correction} places={places} />
      </td>
      <td className="px-4 py-2">
        <div className="grid gap-1.5">
          <CorrectionActions correction={correction} onDone={reread} />
          {groupId && state === "IN_FORCE" ? <UndoGroup groupId={groupId} /> : null}
        </div>
      </td>
    </tr>
  );
}

function UndoGroup({ groupId }: { readonly groupId: string }) {
  const t = useTranslations("corrections");
  const tDeed = useTranslations("deed");
  const deed = useDeed();
  const reread = useReread();
  const { corrects } = toRights(useFrame().role);
  const [isOpen, setOpen] = useState(false);
  if (!corrects) return null;
  if (!isOpen)
    return (
      <button type="button" className="button min-h-8 py-1" data-testid="undo-group" onClick={() => setOpen(true)}>
        {t("undoGroup")}
      </button>
    );
  const undo = async (reason: string) => {
    const done = await deed.run(RevertCorrectionGroupDocument, { input: { groupId, reason } });
    if (done) reread();
  };
  return (
    <ReasonForm
      question={t("undoGroupAsk")}
      doWords={tDeed("undo")}
      deed={deed}
      onDo={(reason) => void undo(reason)}
      onClose={() => setOpen(false)}
    />
  );
}
