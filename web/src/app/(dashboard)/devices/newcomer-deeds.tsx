"use client";

import { ApprovePushNewcomerDocument, DismissPushNewcomerDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../graphql/use-deed.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import type { Newcomer } from "./newcomer.ts";
import type { DeviceRow } from "./reader-rows.ts";

interface Props {
  readonly newcomer: Newcomer;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

interface ApproveProps extends Props {
  /** Readers for which it can be taken. */
  readonly fitting: readonly DeviceRow[];
}

/** Takes a caller for a reader that waits for its first call; says what to do where none does. */
export function ApproveNewcomer({ newcomer, fitting, onDone, onClose }: ApproveProps) {
  const t = useTranslations("newcomers");
  const deed = useDeed();
  const [chosen, setChosen] = useState("");
  const deviceId = fitting.find(({ id }) => id === chosen)?.id ?? fitting[0]?.id;
  const approve = async () => {
    if (deviceId === undefined) return;
    const input = { newcomerId: newcomer.id, deviceId };
    if ((await deed.run(ApprovePushNewcomerDocument, { input })) !== undefined) onDone();
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      {deviceId === undefined ? (
        <p data-testid="no-entry">{t("noEntry")}</p>
      ) : (
        <>
          <label className="flex items-center gap-2">
            {t("takeFor")}
            <select
              className="field min-h-8 py-1"
              value={deviceId}
              data-testid="take-for"
              onChange={({ target }) => setChosen(target.value)}
            >
              {fitting.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name ?? id}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className="button button-primary min-h-8 py-1"
            disabled={deed.isBusy}
            data-testid="approve-sure"
            onClick={() => void approve()}
          >
            {t("approveSure")}
          </button>
        </>
      )}
      <Back onClick={onClose} />
      <DeedFault fault={deed.fault} />
    </div>
  );
}

/** Forgets a caller and what was kept of it. */
export function DismissNewcomer({ newcomer, onDone, onClose }: Props) {
  const t = useTranslations("newcomers");
  const deed = useDeed();
  const dismiss = async () => {
    const input = { newcomerId: newcomer.id };
    if ((await deed.run(DismissPushNewcomerDocument, { input })) !== undefined) onDone();
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p>{t("dismissAsk", { count: newcomer.lines })}</p>
      <button
        type="button"
        className="button min-h-8 py-1"
        disabled={deed.isBusy}
        data-testid="dismiss-sure"
        onClick={() => void dismiss()}
      >
        {t("dismissSure")}
      </button>
      <Back onClick={onClose} />
      <DeedFault fault={deed.fault} />
    </div>
  );
}

function Back({ onClick }: { readonly onClick: () => void }) {
  const t = useTranslations("deed");
  return (
    <button type="button" className="button min-h-8 py-1" onClick={onClick}>
      {t("cancel")}
    </button>
  );
}
