"use client";

import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode, SubmitEvent } from "react";
import type { Deed } from "../../../graphql/use-deed.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";

interface Props {
  /** Names the form in tests. */
  readonly name: string;
  readonly submitText: string;
  readonly deed: Pick<Deed, "isBusy" | "fault">;
  readonly onSubmit: (form: FormData) => Promise<unknown>;
  /** Beside the button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A form of one's own account: its fields, why it was refused, and the button. */
export function OwnForm({ name, submitText, deed, onSubmit, aside, children }: Props) {
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void onSubmit(new FormData(event.currentTarget));
  };
  return (
    <form method="post" className="grid max-w-sm gap-4" onSubmit={submit} data-testid={`${name}-form`}>
      {children}
      <DeedFault fault={deed.fault} />
      <div className="flex flex-wrap items-center gap-2">
        <button type="submit" className="button button-primary min-h-10" disabled={deed.isBusy}>
          {deed.isBusy ? <LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" /> : null}
          {submitText}
        </button>
        {aside}
      </div>
    </form>
  );
}

/** The way out of a form that was opened by a button. */
export function CloseButton({ isBusy, onClick }: { readonly isBusy: boolean; readonly onClick: () => void }) {
  const t = useTranslations("secondFactor");
  return (
    <button type="button" className="button min-h-10" disabled={isBusy} onClick={onClick}>
      {t("giveUp")}
    </button>
  );
}
