import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { toScreenPage } from "../../session/screen-path.ts";
import { Entrance } from "../../ui/entrance.tsx";
import { ScreenDoor } from "./screen-door.tsx";

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("screen");
  return { title: t("title"), referrer: "no-referrer" };
}

/**
 * Where the link of a screen leads, and where the screen comes back to when its session is over: it goes on by itself, or says why
 * not. `?leave` is the way out.
 */
export default async function ScreenPage({ searchParams }: Props) {
  const { next, leave } = await searchParams;
  return (
    <Entrance>
      <ScreenDoor next={toScreenPage(typeof next === "string" ? next : undefined)} isLeaving={leave !== undefined} />
    </Entrance>
  );
}
