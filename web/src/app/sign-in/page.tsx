import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { parseNextPath } from "../../lib/next-path.ts";
import { arePasskeysHere } from "../../passkeys/passkeys-here.server.ts";
import { SCREEN_PATH } from "../../session/screen-path.ts";
import { readScreenKey } from "../../session/session-cookies.ts";
import { Entrance } from "../../ui/entrance.tsx";
import { readProviderLabel } from "../../session/provider-here.server.ts";
import { parseProviderAnswer } from "../../session/provider-refusals.ts";
import { ProviderDoor } from "./provider-door.tsx";
import { RouterStatus } from "./router-status.tsx";
import { SignInForm } from "./sign-in-form.tsx";

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

const REASONS = ["ended", "unavailable"] as const;

export default async function SignInPage({ searchParams }: Props) {
  const { next, reason, provider } = await searchParams;
  // a session that ended without a word to the proxy: a screen on a wall goes on by its key
  if (reason === "ended" && readScreenKey(await cookies()) !== undefined)
    redirect(`${SCREEN_PATH}?${new URLSearchParams(typeof next === "string" ? { next } : {})}`);
  const t = await getTranslations("signIn");
  const label = await readProviderLabel();
  const path = parseNextPath(typeof next === "string" ? next : undefined);
  const answer = parseProviderAnswer(provider);
  const known = REASONS.find((candidate) => candidate === reason);
  return (
    <Entrance
      below={
        <Suspense fallback={<p className="mt-4 h-6" />}>
          <RouterStatus />
        </Suspense>
      }
    >
      {known ? <p className="strip mb-4 bg-warn-soft text-warn">{t(`reason.${known}`)}</p> : null}
      {answer === "code" && label !== "" ? null : <SignInForm next={path} hasPasskeys={await arePasskeysHere()} />}
      {label === "" ? null : <ProviderDoor {...{ label, answer }} next={path} />}
    </Entrance>
  );
}
