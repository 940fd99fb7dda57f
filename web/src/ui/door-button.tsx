"use client";

import { LoaderCircle, type LucideIcon } from "lucide-react";
import { useErrorText } from "./error-text.ts";

interface Props {
  /** The button is found in a page by `NAME-sign-in`, why it failed by `NAME-error`. */
  readonly name: string;
  readonly words: string;
  readonly icon: LucideIcon;
  /** True for an icon that points somewhere: it points the other way where one reads from the right. */
  readonly isPointing?: boolean;
  /** False until the page can do it. */
  readonly isReady: boolean;
  readonly isBusy: boolean;
  /** Why it failed. */
  readonly code: string | undefined;
  readonly onPress: () => void;
}

/** A way in beside name and password: its button, and why it did not open. */
export function DoorButton({ name, words, icon, isPointing = false, isReady, isBusy, code, onPress }: Props) {
  const toErrorText = useErrorText();
  const Icon = isBusy ? LoaderCircle : icon;
  const motion = isBusy ? "animate-spin motion-reduce:animate-none" : isPointing ? "rtl:-scale-x-100" : "";
  return (
    <div className="grid gap-4">
      <button
        type="button"
        className="button min-h-10"
        disabled={isBusy || !isReady}
        data-testid={`${name}-sign-in`}
        onClick={onPress}
      >
        <Icon aria-hidden className={`size-4 ${motion}`} />
        {words}
      </button>
      <p
        role="alert"
        className="text-sm font-medium text-bad empty:hidden"
        data-testid={`${name}-error`}
        data-code={code}
      >
        {code ? toErrorText(code) : null}
      </p>
    </div>
  );
}
