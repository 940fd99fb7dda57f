import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { checkPasswordLink } from "../../session/router-auth.ts";
import { Entrance } from "../../ui/entrance.tsx";
import { LinkRefusal } from "../../ui/link-refusal.tsx";
import { PasswordForm } from "./password-form.tsx";

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("newPassword");
  return { title: t("title"), referrer: "no-referrer" }; // the address holds the token
}

/** The page of a password link: its owner's new password, or why the link does not serve and what to do. */
export default async function PasswordPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const t = await getTranslations("newPassword");
  const found = await findOwner(token);
  return (
    <Entrance>
      <h2 className="mb-2 text-lg font-semibold">{t("title")}</h2>
      {"username" in found ? <PasswordForm {...found} /> : <LinkRefusal testId="password-refusal" code={found.code} />}
    </Entrance>
  );
}

/** Told before anybody has filled in a form. */
async function findOwner(token: string | string[] | undefined) {
  if (typeof token !== "string" || token === "") return { code: "PASSWORD_LINK_UNKNOWN" };
  const found = await checkPasswordLink(token, (await headers()).get("x-forwarded-for"));
  if ("username" in found) return { token, username: found.username };
  return found.code === "BAD_USER_INPUT" ? { code: "PASSWORD_LINK_UNKNOWN" } : found;
}
