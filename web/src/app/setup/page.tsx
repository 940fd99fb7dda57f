import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { checkSetupToken } from "../../session/router-auth.ts";
import { Entrance } from "../../ui/entrance.tsx";
import { LinkRefusal } from "../../ui/link-refusal.tsx";
import { SetupForm } from "./setup-form.tsx";

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup");
  return { title: t("title"), referrer: "no-referrer" }; // the address holds the token
}

/** The page of the set-up link: the first account, or why the link does not serve and what to do. */
export default async function SetupPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const t = await getTranslations("setup");
  const refusal = await findRefusal(token);
  return (
    <Entrance>
      <h2 className="mb-2 text-lg font-semibold">{t("title")}</h2>
      {refusal === undefined && typeof token === "string" ? (
        <>
          <p className="mb-4 text-sm text-muted">{t("intro")}</p>
          <SetupForm token={token} />
        </>
      ) : (
        <LinkRefusal testId="setup-refusal" code={refusal ?? "SETUP_LINK_UNKNOWN"} />
      )}
    </Entrance>
  );
}

/** The code of the refusal, told before anybody has filled in a form; undefined when the link serves. */
async function findRefusal(token: string | string[] | undefined): Promise<string | undefined> {
  if (typeof token !== "string" || token === "") return "SETUP_LINK_UNKNOWN";
  const code = await checkSetupToken(token, (await headers()).get("x-forwarded-for"));
  return code === "BAD_USER_INPUT" ? "SETUP_LINK_UNKNOWN" : code;
}
