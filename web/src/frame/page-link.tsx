"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { mayLose } from "../typing/unsent.ts";
import { useFrame } from "./frame-context.tsx";

/**
 * A link to another page of the dashboard. It is followed when the page's server answers: else the page stays, with its
 * banner, where the browser would show an error page that nobody comes back from.
 */
export function PageLink(props: Omit<ComponentProps<typeof Link>, "href"> & { readonly href: string }) {
  const { check } = useFrame();
  const router = useRouter();
  const follow = async () => {
    if (await check()) router.push(props.href);
  };
  return (
    <Link
      {...props}
      onNavigate={(event) => {
        event.preventDefault();
        if (mayLose()) void follow();
      }}
    />
  );
}
