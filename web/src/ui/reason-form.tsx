"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Deed } from "../graphql/use-deed.ts";
import { DeedFault } from "./deed-fault.tsx";

const LONGEST = 500;

interface Props {
  /** What is about to be done, in words; its button says the same shorter. */
  readonly question: ReactNode;
  readonly doWords: string;
  /** Whether it can be done without one; default false. */
  readonly isOptional?: boolean;
  readonly deed: Deed;
  readonly onDo: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks for the reason of one deed, says what it does, and says why it was refused. */
export function ReasonForm({ question, doWords, isOptional = false, deed, onDo, onClose }: Props) {
  const t = useTranslations("deed");
  const [reason, setReason] = useState("");
  const isWhole = isOptional || reason.trim() !== "";
  return (
    <form
      className="grid gap-2 rounded-lg border border-line p-3"
      data-testid="reason-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onDo(reason.trim());
      }}
    >
      <p className="text-sm">{question}</p>
      <ReasonField value={reason} onChange={setReason} isOptional={isOptional} />
      <DeedFault fault={deed.fault} />
      <p className="flex flex-wrap gap-2">
        <button type="submit" className="button button-primary min-h-8 py-1" disabled={!isWhole || deed.isBusy}>
          {doWords}
        </button>
        <button type="button" className="button min-h-8 py-1" onClick={onClose}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}

interface FieldProps {
  readonly value: string;
  readonly onChange: (reason: string) => void;
  readonly isOptional?: boolean;
}

/** Why something is done. */
export function ReasonField({ value, onChange, isOptional = false }: FieldProps) {
  const t = useTranslations("deed");
  const words = t(isOptional ? "reasonOptional" : "reason");
  return (
    <input
      type="text"
      dir="auto"
      className="field min-h-8 w-full min-w-48 grow basis-60 py-1"
      placeholder={words}
      aria-label={words}
      maxLength={LONGEST}
      required={!isOptional}
      data-testid="reason"
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
