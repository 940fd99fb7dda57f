"use client";

import { SetDeviceClockDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { ReaderWrites } from "../../../../ui/reader-writes.tsx";
import { ReaderRefusal } from "../reader-refusal.tsx";
import { Field } from "../text-field.tsx";
import { SureButton } from "./sure-button.tsx";

interface Props {
  readonly id: string;
  /** Whether the place's file lets somebody. */
  readonly isLet: boolean;
  /** A job sets it now. */
  readonly onAsked: () => void;
}

/** Sets a reader's clock: says first what that does, and asks why. */
export function SetClock({ id, isLet, onAsked }: Props) {
  const t = useTranslations("readerClock");
  const deed = useDeed();
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState<"asked" | "ordered">();
  const set = async () => {
    const why = reason.trim();
    const answer = await deed.run(SetDeviceClockDocument, {
      input: { deviceId: id, ...(why === "" ? {} : { reason: why }) },
    });
    if (answer === undefined) return;
    setAsked(answer.setDeviceClock?.order ? "ordered" : "asked");
    if (answer.setDeviceClock?.job) onAsked();
  };
  if (!isLet) return <p className="text-sm text-muted">{t("never")}</p>;
  return (
    <section className="card grid gap-3 p-4 text-sm" data-testid="set-clock" aria-label={t("setSure")}>
      {asked ? (
        <output data-testid="clock-asked">{t(asked)}</output>
      ) : (
        <ReaderWrites>
          <SureButton
            deed={deed}
            words={t("set")}
            sureWords={t("setSure")}
            testId="set-clock-button"
            onSure={() => void set()}
          >
            <p className="font-medium">{t("setAsk")}</p>
            <Field words={t("reason")}>
              <input
                type="text"
                dir="auto"
                maxLength={500}
                className="field"
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            </Field>
          </SureButton>
        </ReaderWrites>
      )}
      <ReaderRefusal fault={deed.fault} />
    </section>
  );
}
