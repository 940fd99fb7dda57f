"use client";

import { useTranslations } from "next-intl";
import type { Deed } from "../graphql/use-deed.ts";
import { DeedFault } from "./deed-fault.tsx";

interface Props {
  /** What the form is of: its fault is found in a page by `NAME-fault`. */
  readonly name: string;
  /** What is wrong with what was entered, once it was tried; its code and its words. */
  readonly fault: { readonly code: string; readonly words: string } | undefined;
  readonly deed: Pick<Deed, "fault" | "isBusy">;
  /** What the form does, on its button. */
  readonly doWords: string;
  readonly onClose: () => void;
}

/** How a form ends: what is wrong with what was entered, why it was refused, and its two buttons. */
export function FormFoot({ name, fault, deed, doWords, onClose }: Props) {
  const t = useTranslations("deed");
  return (
    <>
      {fault ? (
        <p role="alert" className="text-bad" data-testid={`${name}-fault`} data-fault={fault.code}>
          {fault.words}
        </p>
      ) : null}
      <DeedFault fault={deed.fault} />
      <p className="flex flex-wrap gap-2">
        <button type="submit" className="button button-primary" disabled={deed.isBusy}>
          {doWords}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </p>
    </>
  );
}
