import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { toScreenPage } from "../../session/screen-path.ts";
import { isScreenToken } from "../../session/screen-token.ts";
import { accessCookie } from "../../session/session-cookies.ts";
import { SESSION_HEADER } from "../../session/signed-out.ts";
import { Entrance } from "../../ui/entrance.tsx";
import { ScreenDoor } from "./screen-door.tsx";

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("screen");
  return { title: t("title"), referrer: "no-referrer" };
}

/** Where the link of a screen leads, and where the screen comes back to when its session is over: it goes on by itself, or says why not. */
export default async function ScreenPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const token = (await cookies()).get(accessCookie())?.value;
  const isSignedIn = (await headers()).get(SESSION_HEADER) === "signed-in";
  return (
    <Entrance>
      <ScreenDoor
        next={toScreenPage(typeof next === "string" ? next : undefined)}
        isSomebodyElse={isSignedIn && !isScreenToken(token)}
      />
    </Entrance>
  );
}
