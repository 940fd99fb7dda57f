import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { checkPasswordLink } from "../../session/router-auth.ts";
import { Entrance } from "../../ui/entrance.tsx";
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
      {"username" in found ? <PasswordForm {...found} /> : <PasswordRefusal code={found.code} />}
    </Entrance>
  );
}

async function PasswordRefusal({ code }: { readonly code: string }) {
  const t = await getTranslations();
  return (
    <div data-testid="password-refusal" data-code={code}>
      <p className="strip mb-4 bg-warn-soft text-warn">
        {t.has(`errors.${code}`) ? t(`errors.${code}`) : t("errors.UNKNOWN", { code })}
      </p>
      <Link className="button button-primary min-h-10 w-full" href="/sign-in">
        {t("signIn.title")}
      </Link>
    </div>
  );
}

/** Told before anybody has filled in a form. */
async function findOwner(token: string | string[] | undefined) {
  if (typeof token !== "string" || token === "") return { code: "PASSWORD_LINK_UNKNOWN" };
  const found = await checkPasswordLink(token, (await headers()).get("x-forwarded-for"));
  if ("username" in found) return { token, username: found.username };
  return found.code === "BAD_USER_INPUT" ? { code: "PASSWORD_LINK_UNKNOWN" } : found;
}
