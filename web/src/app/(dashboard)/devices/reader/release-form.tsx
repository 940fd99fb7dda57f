"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Deed } from "../../../../graphql/use-deed.ts";
import { DeedFault } from "../../../../ui/deed-fault.tsx";
import { ReasonField } from "../../../../ui/reason-form.tsx";
import { type ChosenRow, type LookedAt, MoveFields } from "./move-fields.tsx";

interface Props {
  readonly rows: readonly ChosenRow[];
  readonly deed: Deed;
  /** Says what the rows become where so many seconds are added to the reader's clock; changes nothing. */
  readonly onLook: (moveSeconds: number) => Promise<LookedAt["outcome"] | undefined>;
  /** @param moveSeconds undefined where the reader's clock was right */
  readonly onDo: (reason: string, moveSeconds: number | undefined) => void;
  readonly onClose: () => void;
}

/** Asks why rows are true, and by how much the reader's clock was wrong, if it was: what they become is shown first. */
export function ReleaseForm({ rows, deed, onLook, onDo, onClose }: Props) {
  const t = useTranslations("reader.aside");
  const [reason, setReason] = useState("");
  const [isMoving, setMoving] = useState(false);
  const [looked, setLooked] = useState<LookedAt>();
  const isSeen = !isMoving || (looked !== undefined && (looked.outcome.released?.length ?? 0) > 0);
  const isWhole = reason.trim() !== "" && isSeen;
  const look = async (moveSeconds: number) => {
    const outcome = await onLook(moveSeconds);
    if (outcome !== undefined) setLooked({ moveSeconds, outcome });
  };
  return (
    <form
      className="grid gap-2 rounded-lg border border-line p-3"
      data-testid="reason-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onDo(reason.trim(), isMoving ? looked?.moveSeconds : undefined);
      }}
    >
      <p className="text-sm">{t("ask", { count: rows.length })}</p>
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          data-testid="move"
          checked={isMoving}
          onChange={({ target }) => setMoving(target.checked)}
        />
        {t("move.wrong")}
      </label>
      {isMoving ? (
        <MoveFields
          rows={rows}
          looked={looked}
          isBusy={deed.isBusy}
          onLook={(moveSeconds) => void look(moveSeconds)}
          onForget={() => setLooked(undefined)}
        />
      ) : null}
      <ReasonField value={reason} onChange={setReason} />
      <DeedFault fault={deed.fault} />
      <FormButtons isWhole={isWhole && !deed.isBusy} onClose={onClose} />
    </form>
  );
}

function FormButtons({ isWhole, onClose }: { readonly isWhole: boolean; readonly onClose: () => void }) {
  const t = useTranslations("reader.aside");
  const tDeed = useTranslations("deed");
  return (
    <p className="flex flex-wrap gap-2">
      <button type="submit" className="button button-primary min-h-8 py-1" disabled={!isWhole}>
        {t("do")}
      </button>
      <button type="button" className="button min-h-8 py-1" onClick={onClose}>
        {tDeed("cancel")}
      </button>
    </p>
  );
}
