"use client";

import { LoaderCircle } from "lucide-react";
import type { ReactNode, SubmitEvent } from "react";
import { useIsHydrated } from "../lib/use-is-hydrated.ts";
import { useErrorText } from "./error-text.ts";

interface SessionFormProps {
  /** Names the form in tests. */
  readonly name: "sign-in" | "setup" | "password" | "factor";
  readonly submitText: string;
  /** Why it was refused, as a code. */
  readonly code: string | undefined;
  readonly isBusy: boolean;
  readonly onSubmit: (form: FormData) => Promise<void>;
  readonly children: ReactNode;
}

/** A form that begins a session: its fields, why it was refused, and the button. */
export function SessionForm({ name, submitText, code, isBusy, onSubmit, children }: SessionFormProps) {
  const toErrorText = useErrorText();
  const isReady = useIsHydrated();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void onSubmit(new FormData(event.currentTarget));
  };
  return (
    <form method="post" onSubmit={submit} className="grid gap-4" data-testid={`${name}-form`}>
      {children}
      <p
        role="alert"
        className="text-sm font-medium text-bad empty:hidden"
        data-testid={`${name}-error`}
        data-code={code}
      >
        {code ? toErrorText(code) : null}
      </p>
      <button type="submit" className="button button-primary min-h-10" disabled={isBusy || !isReady}>
        {isBusy ? <LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" /> : null}
        {submitText}
      </button>
    </form>
  );
}

/** One field of a form with its name above it. */
export function FormField({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <label className="grid gap-1.5 text-sm font-medium">
      {name}
      {children}
    </label>
  );
}

/** What stands in a field of a form; empty for a file or none. */
export function readField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
