"use client";

import { IgnorePunchDocument, RequestCorrectionDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useFrame } from "../../frame/frame-context.tsx";
import { useDeed } from "../../graphql/use-deed.ts";
import { useReread } from "../../graphql/use-reread.ts";
import { ReasonForm } from "../../ui/reason-form.tsx";
import { toRights } from "../rights.ts";

interface Props {
  readonly punchId: string;
  readonly onClose: () => void;
}

/** Leaves a reader's punch out of every record, or asks for that; the punch stays. */
export function IgnorePunchForm({ punchId, onClose }: Props) {
  const t = useTranslations("correct");
  const deed = useDeed();
  const reread = useReread();
  const { corrects } = toRights(useFrame().role);
  const ignore = async (reason: string) => {
    const done = corrects
      ? await deed.run(IgnorePunchDocument, { input: { punchId, reason } })
      : await deed.run(RequestCorrectionDocument, { input: { ignorePunchId: punchId, reason } });
    if (done === undefined) return;
    onClose();
    reread();
  };
  return (
    <ReasonForm
      question={t(corrects ? "ask.ignore" : "ask.ignoreRequest")}
      doWords={t(corrects ? "do.ignore" : "do.ask")}
      deed={deed}
      onDo={(reason) => void ignore(reason)}
      onClose={onClose}
    />
  );
}
