"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { SCREEN_PATH } from "../session/screen-path.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { giveUpUnsent, mayLeave } from "../typing/unsent.ts";
import { ProfileLink } from "./profile-link.tsx";
import { tellSignedOut } from "./session-watch.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

interface Props {
  /** Null while the router cannot say who is signed in. */
  readonly username: string | null;
  readonly role: string | null;
}

/** Who is signed in, language, theme, and the way out. */
export function AccountPanel({ username, role }: Props) {
  const t = useTranslations("frame");
  const isScreen = role === "SCREEN"; // nobody stands at it, and whoever passes leaves it as it is: the way out asks
  return (
    <div className="flex items-center gap-1 md:flex-col md:items-stretch md:gap-3 md:border-t md:border-line md:pt-4">
      <div className="hidden min-w-0 items-center gap-2.5 px-2 md:flex">
        <span
          aria-hidden
          className="grid size-8 shrink-0 place-items-center rounded-full bg-sunken text-sm font-semibold uppercase"
        >
          {(username ?? "?").slice(0, 1)}
        </span>
        <p className="min-w-0 text-sm leading-tight">
          <bdi className="block one-line font-medium">{username ?? t("unknownAccount")}</bdi>
          <span className="text-xs text-muted">{role && t.has(`role.${role}`) ? t(`role.${role}`) : role}</span>
        </p>
      </div>
      <div className="flex items-center justify-between gap-1">
        {isScreen ? null : <ProfileLink />}
        <LanguageSwitch />
        <ThemeSwitch />
        {isScreen ? <LeaveScreenLink /> : <SignOutButton />}
      </div>
    </div>
  );
}

function LeaveScreenLink() {
  const t = useTranslations("screen");
  return (
    <a
      href={`${SCREEN_PATH}?leave`}
      className="icon-button"
      aria-label={t("signIn")}
      title={t("signIn")}
      data-testid="leave-screen"
    >
      <LogOut aria-hidden className="size-4.5 rtl:-scale-x-100" />
    </a>
  );
}

function SignOutButton() {
  const t = useTranslations("frame");
  const signOut = async () => {
    if (!mayLeave()) return;
    const response = await fetch("/session/sign-out", { method: "POST" }).catch(() => undefined);
    if (!response?.ok) return; // the session lives on: to leave the page would only look like its end
    tellSignedOut();
    giveUpUnsent();
    window.location.assign("/sign-in");
  };
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t("signOut")}
      title={t("signOut")}
      data-testid="sign-out"
      onClick={() => void signOut()}
    >
      <LogOut aria-hidden className="size-4.5 rtl:-scale-x-100" />
    </button>
  );
}
