"use client";

import {
  type CorrectionFactsFragment,
  DecideCorrectionDocument,
  RevertCorrectionDocument,
  WithdrawCorrectionDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../frame/frame-context.tsx";
import { useDeed } from "../../graphql/use-deed.ts";
import { DeedFault } from "../../ui/deed-fault.tsx";
import { ReasonForm } from "../../ui/reason-form.tsx";
import { toRights } from "../rights.ts";

type Move = "approve" | "refuse" | "withdraw" | "revert";

interface Props {
  readonly correction: CorrectionFactsFragment;
  readonly onDone: () => void;
}

/** What the viewer may do about a correction now: decide what others asked for, withdraw what they asked for, take back. */
export function CorrectionActions({ correction, onDone }: Props) {
  const t = useTranslations("correct");
  const deed = useDeed();
  const moves = useMoves(correction);
  const [asked, setAsked] = useState<"refuse" | "revert">();
  const finish = (isDone: boolean) => {
    if (isDone) setAsked(undefined);
    if (isDone) onDone();
  };
  const doMove = async (move: Move, reason = "") => {
    const { id } = correction;
    if (move === "withdraw")
      return finish((await deed.run(WithdrawCorrectionDocument, { input: { id } })) !== undefined);
    if (move === "revert")
      return finish((await deed.run(RevertCorrectionDocument, { input: { id, reason } })) !== undefined);
    const input = { id, isApproved: move === "approve", ...(reason ? { reason } : {}) };
    finish((await deed.run(DecideCorrectionDocument, { input })) !== undefined);
  };
  if (asked)
    return (
      <ReasonForm
        question={t(`ask.${asked}`)}
        doWords={t(`do.${asked}`)}
        deed={deed}
        onDo={(reason) => void doMove(asked, reason)}
        onClose={() => setAsked(undefined)}
      />
    );
  if (moves.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {moves.map((move) => (
        <button
          key={move}
          type="button"
          className={`button min-h-8 py-1 ${move === "approve" ? "button-primary" : ""}`}
          disabled={deed.isBusy}
          data-testid={`correction-${move}`}
          onClick={() => {
            if (move === "refuse" || move === "revert") setAsked(move);
            else void doMove(move);
          }}
        >
          {t(`do.${move}`)}
        </button>
      ))}
      <DeedFault fault={deed.fault} />
    </div>
  );
}

function useMoves({ state, deeds }: CorrectionFactsFragment): readonly Move[] {
  const { role, accountId } = useFrame();
  const { decides, corrects } = toRights(role);
  if (state === "IN_FORCE") return corrects ? ["revert"] : [];
  if (state !== "REQUESTED") return [];
  if (accountId !== null && deeds[0]?.actor === accountId) return ["withdraw"];
  return decides ? ["approve", "refuse"] : [];
}
